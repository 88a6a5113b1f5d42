import type { Json } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judge } from "./judge.ts";
import type { Review, Verdict } from "./kernel.ts";
import type { Answer, Ask } from "./related.ts";
import { askKey } from "./related.ts";
import { packs } from "./rules/index.ts";
import { defaultSettings } from "./settings.ts";
import { host } from "./testing/host.ts";

const kinds = packs.map(({ kind }) => kind.kind);

/** Answers every ask the same way, as many rounds as it takes. */
function settle(review: Review, answer: (ask: Ask) => Answer): Verdict {
  const answers = new Map<string, Answer>();
  for (let round = 0; round < 5; round++) {
    const judgement = judge(review, { answers, settings: defaultSettings, host });
    if ("verdict" in judgement) return judgement.verdict;
    for (const { ask } of judgement.needs) answers.set(askKey(ask), answer(ask));
  }
  throw new Error("no verdict after five rounds");
}
const absent = (): Answer => ({ state: "absent", confirmed: true });
const create = (kind: string, object: Json): Review => ({
  operation: "CREATE",
  kind,
  namespace: "default",
  name: "x",
  object,
});

// Words that the kinds know, so that random objects reach deeper than random keys would.
const words = fc.constantFrom(
  ...[
    "spec",
    "steps",
    "name",
    "ref",
    "type",
    "needs",
    "with",
    "policy",
    "retries",
    "execution",
    "timeouts",
    "transports",
  ],
  ...[
    "streaming",
    "routing",
    "rules",
    "target",
    "templateRef",
    "mode",
    "secrets",
    "image",
    "version",
    "if",
    "requires",
  ],
  ...["parallel", "wait", "sleep", "executeStory", "storyRef", "a", "b", "__proto__", "constructor", "", "\ud800"],
);
const value = fc.letrec((tie) => ({
  leaf: fc.oneof(fc.constant(null), fc.boolean(), fc.integer(), fc.double({ noNaN: true }), words, fc.string()),
  node: fc.oneof(
    { depthSize: "medium", withCrossShrink: true },
    tie("leaf"),
    fc.array(tie("node"), { maxLength: 4 }),
    fc.array(fc.tuple(words, tie("node")), { maxLength: 6 }).map((entries) => Object.fromEntries(entries)),
  ),
})).node as fc.Arbitrary<Json>;

/** A valid Story with one part of it replaced by something random. */
const story: Json = {
  apiVersion: "bubustack.io/v1alpha1",
  kind: "Story",
  metadata: { name: "x" },
  spec: {
    policy: { timeouts: { story: "10m" }, retries: {} },
    steps: [
      { name: "a", ref: { name: "fetch" }, with: { url: "https://example.com" } },
      { name: "b", type: "wait", needs: ["a"], with: { until: "{{ steps.a.output.ok }}", timeout: "5m" } },
      { name: "c", type: "parallel", needs: ["b"], with: { steps: [{ name: "d", ref: { name: "fetch" } }] } },
      { name: "e", type: "executeStory", needs: ["c"], sideEffects: true, with: { storyRef: { name: "child" } } },
    ],
    finally: [{ name: "f", type: "stop", with: { phase: "Succeeded" } }],
  },
};
function paths(json: Json, at: (string | number)[] = []): (string | number)[][] {
  if (isList(json)) return [at, ...json.flatMap((item, i) => paths(item, [...at, i]))];
  if (isObject(json)) return [at, ...Object.entries(json).flatMap(([key, item]) => paths(item ?? null, [...at, key]))];
  return [at];
}
function put(json: Json, [key, ...rest]: readonly (string | number)[], replacement: Json): Json {
  if (key === undefined) return replacement;
  if (isList(json) && typeof key === "number") return json.with(key, put(json[key] ?? null, rest, replacement));
  if (!isObject(json)) return json;
  return { ...json, [key]: put(json[key] ?? null, rest, replacement) };
}
const mutated = fc.tuple(fc.constantFrom(...paths(story)), value).map(([path, part]) => put(story, path, part));

/** The same value with the keys of every object in another order. */
function reversed(json: Json): Json {
  if (isList(json)) return json.map(reversed);
  if (!isObject(json)) return json;
  const entries = Object.entries(json).map(([key, item]) => [key, reversed(item ?? null)] as const);
  return Object.fromEntries(entries.reverse());
}
const said = ({ findings, warnings, unverified, allowed }: Verdict) => ({
  allowed,
  lines: [...findings, ...warnings].map(({ rule, path, type }) => JSON.stringify([rule, path, type])).sort(),
  unverified: unverified.map(({ rule, reason }) => `${rule} ${reason}`).sort(),
});

describe("over arbitrary JSON", () => {
  test.each(kinds)("%s: no rule breaks, and nothing malformed is allowed to look like a Story", (kind) => {
    fc.assert(
      fc.property(value, (object) => {
        const verdict = settle(create(kind, object), absent);
        expect(verdict.findings.filter(({ type }) => type === "InternalError")).toEqual([]);
        if (!isObject(object) || !isObject(object["spec"])) expect(verdict.allowed).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  test("mutated valid Stories: no rule breaks", () => {
    fc.assert(
      fc.property(mutated, (object) => {
        const { findings } = settle(create("Story", object), absent);
        expect(findings.filter(({ type }) => type === "InternalError")).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });

  test("no verdict depends on the order of keys", () => {
    fc.assert(
      fc.property(mutated, (object) => {
        expect(said(settle(create("Story", reversed(object)), absent))).toEqual(
          said(settle(create("Story", object), absent)),
        );
      }),
      { numRuns: 300 },
    );
  });

  test("the defaulted object gets the same verdict as the original, and no further patch", () => {
    fc.assert(
      fc.property(mutated, (object) => {
        const first = settle(create("Story", object), absent);
        const second = settle(create("Story", first.object ?? null), absent);
        expect(said(second)).toEqual(said(first));
        expect(second.patches).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("updates and deletes of anything give a verdict", () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), value, value, (kind, object, oldObject) => {
        const update: Review = { ...create(kind, object), operation: "UPDATE", oldObject };
        const remove: Review = { operation: "DELETE", kind, namespace: "default", name: "x", oldObject };
        for (const review of [update, remove]) {
          const { findings } = settle(review, absent);
          expect(findings.filter(({ type }) => type === "InternalError")).toEqual([]);
        }
      }),
      { numRuns: 400 },
    );
  });
});

test("the valid Story of these tests is allowed", () => {
  expect(settle(create("Story", story), absent).findings).toEqual([]);
});

test("the same review gives the same bytes", () => {
  const review = create("Story", put(story, ["spec", "steps", 1, "needs"], ["nowhere"]));
  expect(JSON.stringify(settle(review, absent))).toBe(JSON.stringify(settle(review, absent)));
});
