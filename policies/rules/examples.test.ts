/** A rule's test is its examples: this file runs those of every rule through the kernel. */

import type { Json } from "@bubustack/api/json";
import { equal } from "@bubustack/api/json";
import { describe, expect, test } from "vitest";
import { sleeping, steps } from "../examples/objects.ts";
import type { Finding } from "../finding.ts";
import { line } from "../finding.ts";
import { rulePrefix } from "../pack.ts";
import type { Example } from "../rule.ts";
import { judgeExample } from "../testing/closed-world.ts";
import { packs } from "./index.ts";

const all = packs.flatMap(({ defaults, rules }) => [...defaults, ...rules]);

/** Findings of `story/schema` accompany those of rules that look where the schema cannot. */
const others = (findings: readonly Finding[], id: string) => findings.filter(({ rule }) => rule !== id).map(line);

describe.each(all.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  if (rule.effect === "default") {
    test.each(rule.examples.fills.map((example, at) => [at, example] as const))("fills in example %i", (_, example) => {
      const { object, findings } = judgeExample(example);
      expect(findings.map(line)).toEqual([]);
      expect(object).toMatchObject(example.filled);
      // Its own result is left as it is.
      expect(judgeExample({ ...example, object: object as Example["object"] }).patches).toEqual([]);
    });
    test("fills in something", () => {
      const same = rule.examples.fills.filter(({ object, filled }) => equal(object, filled));
      expect(same.length).toBeLessThan(rule.examples.fills.length);
    });
    return;
  }
  test.each(rule.examples.allow.map((example, at) => [at, example] as const))("allows example %i", (_, example) => {
    const verdict = judgeExample(example);
    expect([...verdict.findings, ...verdict.warnings].map(line)).toEqual([]);
    expect(verdict.unverified).toEqual([]);
    expect(verdict.allowed).toBe(true);
  });
  test.each(rule.examples.deny.map((example, at) => [at, example] as const))("finds example %i", (_, example) => {
    const verdict = judgeExample(example);
    const spoken = rule.effect === "warn" ? verdict.warnings : verdict.findings;
    expect(spoken.some((finding) => finding.rule === id)).toBe(true);
    expect(others(verdict.findings, id)).toEqual([]);
    expect(verdict.allowed).toBe(rule.effect === "warn");
  });
});

describe("every rule", () => {
  test("has an id of its own that is its place", () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { id } of all) expect(id).toMatch(/^[a-z]+(-[a-z]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  test("belongs to the kind of its folder", () => {
    for (const { kind, defaults, rules } of packs) {
      for (const rule of [...defaults, ...rules]) {
        expect(rule.kind).toBe(kind.kind);
        expect(rule.id.split("/")[0]).toBe(rulePrefix(kind.kind));
      }
    }
  });

  test("says what holds in a sentence, and why", () => {
    for (const { summary, why } of all) {
      expect(summary).toMatch(/^[A-Z`].*\.$/);
      expect(why).toMatch(/^[A-Z`].*\.$/);
      expect(summary.length).toBeLessThan(160);
    }
  });

  test("has examples of both sides", () => {
    for (const rule of all) {
      if (rule.effect === "default") expect(rule.examples.fills.length).toBeGreaterThan(0);
      else {
        expect(rule.examples.allow.length).toBeGreaterThan(0);
        expect(rule.examples.deny.length).toBeGreaterThan(0);
      }
    }
  });
});

describe("every finding of an example", () => {
  const cases = all.flatMap((rule) => (rule.effect === "default" ? [] : rule.examples.deny));
  const findings = cases.flatMap((example) => {
    const verdict = judgeExample(example);
    return [...verdict.findings, ...verdict.warnings];
  });

  test("is one line without a full stop, and says what to write instead", () => {
    for (const { message, fix } of findings) {
      expect(message).not.toMatch(/[\n\r]|\.$/);
      expect(message).not.toMatch(
        /^[A-Z](?!ngram|ngramTemplate|mpulseTemplate|tory|tep|ransport|ransportBinding|PU|ole)/,
      );
      expect(fix, message).toBeDefined();
      expect(fix).not.toMatch(/[\n\r]|\.$/);
    }
  });

  test("stays one printable line whatever the names are", () => {
    const odd = (text: string) =>
      text.replace(/^(a|b|get|fetch|demo|main|same|nap|use|shared|events?|mix)$/, 'x\n"\ud800$&');
    for (const example of cases) {
      const verdict = judgeExample({ ...example, object: renamed(example.object, odd) as Example["object"] });
      for (const text of [...verdict.findings, ...verdict.warnings].map(line)) {
        expect(text).not.toMatch(/\p{Cc}/u);
        expect(text.isWellFormed()).toBe(true);
      }
    }
  });

  test("does not depend on the order of keys", () => {
    for (const example of cases) {
      const turned = { ...example, object: reversed(example.object) as Example["object"] };
      expect(judgeExample(turned).findings.map(line)).toEqual(judgeExample(example).findings.map(line));
    }
  });
});

/** The value with every text in it changed, keys aside. */
function renamed(value: Json, change: (text: string) => string): Json {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => renamed(item, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renamed(item ?? null, change)]));
}

function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reversed(item ?? null)]),
  );
}

test("an object with 150,000 mistakes gets a verdict", () => {
  const needs = Array.from({ length: 150_000 }, (_, at) => `nowhere-${at}`);
  const verdict = judgeExample({ object: steps(sleeping("a", { needs })) });
  expect(verdict.allowed).toBe(false);
  expect(verdict.findings.length).toBeGreaterThanOrEqual(150_000);
});
