import type { Json } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { digest } from "./judge.ts";
import type { Review } from "./kernel.ts";
import { packs } from "./rules/index.ts";
import { defaultSettings } from "./settings.ts";
import { host } from "./testing/host.ts";
import { absent, create, mutations, put, reversed, said, settle, value } from "./testing/random-objects.ts";

const kinds = packs.map(({ kind }) => kind.kind);

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
const mutated = mutations(story);

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

test("the digest of a process is that of its verdicts", () => {
  const world = { settings: defaultSettings, host };
  expect(digest(world)).toBe(settle(create("Story", story), absent).digest);
  expect(digest({ ...world, settings: { ...defaultSettings, maxRetries: 5 } })).not.toBe(digest(world));
});
