import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { most, Results } from "./results.ts";
import { found, pods, result, stories } from "./testing/found.ts";

let changed: string[] = [];
let results = new Results((namespace) => changed.push(namespace));
beforeEach(() => {
  changed = [];
  results = new Results((namespace) => changed.push(namespace));
});

test("what is found about an object takes the place of what was; what is new is answered", () => {
  expect(results.put(found("a", [result()]), true)).toEqual([result()]);
  expect(results.put(found("a", [result({ message: "other words" })]), false)).toEqual([]);
  expect(results.put(found("a", [result(), result({ rule: "s" })]), false)).toEqual([result({ rule: "s" })]);
  expect(results.summary("n")).toEqual({ pass: 0, counts: { fail: 2, warn: 0, error: 0, skip: 0 } });
  expect(results.put(found("a", []), false)).toEqual([]);
  expect(results.summary("n")).toMatchObject({ pass: 1, counts: { fail: 0 } });
});

test("only what changed is told", () => {
  results.put(found("a", [result()]), true);
  changed = [];
  results.put(found("a", [result()]), false);
  expect(changed).toEqual([]);
  results.put(found("a", []), false);
  results.put(found("b", [], { namespace: "m" }), true);
  expect(changed).toEqual(["n", "m"]);
});

test("what a complete look did not see is gone", () => {
  results.put(found("a", [result()]), true);
  results.put(found("s", [result()], { subject: stories }), true);
  const other = results.begin(pods, "elsewhere");
  const since = results.begin(pods, "n");
  results.put(found("b", [result()]), true);
  results.end(pods, other, "elsewhere");
  expect(results.of("n").map(({ name }) => name)).toEqual(["a", "b", "s"]);
  results.end(pods, since, "n");
  expect(results.of("n").map(({ name }) => name)).toEqual(["b", "s"]);
});

test("objects and kinds that go take their results with them", () => {
  results.put(found("a", [result()]), true);
  results.put(found("b", []), true);
  results.remove(pods, "n", "a");
  expect(results.summary("n")).toEqual({ pass: 1, counts: { fail: 0, warn: 0, error: 0, skip: 0 } });
  results.put(found("s", [result()], { subject: stories }), true);
  results.forget(stories);
  expect(results.of("n")).toEqual([]);
  expect(results.summary("n").pass).toBe(1);
});

test("results of one object are bounded", () => {
  const many = Array.from({ length: 100 }, (_, at) => result({ rule: `r${at}` }));
  results.put(found("a", many), true);
  expect(results.of("n")[0]?.results).toHaveLength(most.object);
  expect(results.summary("n")).toEqual({ pass: 0, counts: { fail: 100, warn: 0, error: 0, skip: 0 } });
});

test("what there is no room for is counted, and never a pass", () => {
  const small = new Results(() => {}, { object: 2, all: 3 });
  for (const name of ["a", "b", "c"]) small.put(found(name, [result(), result({ rule: "s" })]), true);
  expect(small.of("n").map((one) => one.results.length)).toEqual([2, 1, 0]);
  expect(small.summary("n")).toEqual({ pass: 0, counts: { fail: 6, warn: 0, error: 0, skip: 0 } });
  small.put(found("a", []), false);
  small.put(found("c", [result(), result({ rule: "s" })]), false);
  expect(small.of("n").map((one) => one.results.length)).toEqual([1, 2]);
});

test("policies are counted by rule", () => {
  results.put(found("a", [result()]), true);
  results.put(found("b", [result(), result({ outcome: "skip", rule: "", action: "" })]), true);
  expect(results.tallies()).toEqual([
    { policy: "clusterpolicies/p", rule: "r", action: "Deny", outcome: "fail", count: 2 },
    { policy: "clusterpolicies/p", rule: "", action: "", outcome: "skip", count: 1 },
  ]);
});

test("whatever comes and goes, sums are those of what is there", () => {
  const name = fc.constantFrom("a", "b", "c");
  const step = fc.record({ name, failing: fc.boolean(), gone: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const all = new Results(() => {});
      const there = new Map<string, boolean>();
      for (const { name, failing, gone } of steps) {
        if (gone && there.has(name)) {
          all.remove(pods, "n", name);
          there.delete(name);
        } else if (!gone) {
          all.put(found(name, failing ? [result()] : []), !there.has(name));
          there.set(name, failing);
        }
      }
      const failing = [...there.values()].filter((one) => one).length;
      expect(all.summary("n")).toMatchObject({ pass: there.size - failing, counts: { fail: failing } });
    }),
  );
});
