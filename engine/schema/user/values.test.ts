import type { Json } from "@bubustack/api/json";
import { equal } from "@bubustack/api/json";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Run } from "./model.ts";
import { values } from "./testing/arbitrary.ts";
import { invalid, unknown, valid } from "./truth.ts";
import { fingerprint, same } from "./values.ts";

const run = (more: Partial<Run> = {}): Run => ({
  path: ["a"],
  findings: [],
  maxFindings: 10,
  suggest: () => undefined,
  tolerance: undefined,
  quiet: 0,
  depth: 0,
  left: 100_000,
  exhausted: false,
  marks: undefined,
  scope: [],
  ...more,
});

test("values are the same exactly where they are equal, and exactly then have one fingerprint", () => {
  fc.assert(
    fc.property(values, values, (a, b) => {
      expect(same(a, b, run())).toBe(equal(a, b) ? valid : invalid);
      expect(fingerprint(a, run()) === fingerprint(b, run())).toBe(equal(a, b));
      expect(same(a, structuredClone(a), run())).toBe(valid);
    }),
  );
});

test.each<[Json, Json]>([
  [1, true],
  ["1", 1],
  [{}, []],
  [null, {}],
  [{ a: 1, b: 2 }, { a: 1 }],
  ["[]", []],
  [{ "a,b": 1 }, { a: 1, b: 1 }],
])("%j and %j differ", (a, b) => {
  expect([same(a, b, run()), fingerprint(a, run()) === fingerprint(b, run())]).toEqual([invalid, false]);
});

test("what is unknown is the same only perhaps, and has no fingerprint", () => {
  const tolerance = { templates: true };
  expect(same({ a: 1, b: 2 }, { a: "{{ x }}", b: 2 }, run({ tolerance }))).toBe(unknown);
  expect(same({ a: 1, b: 2 }, { a: "{{ x }}", b: 3 }, run({ tolerance }))).toBe(invalid);
  expect(same([1], ["a {{ x }}"], run({ tolerance }))).toBe(invalid);
  expect(fingerprint({ a: ["{{ x }}"] }, run({ tolerance }))).toBeUndefined();
});

test("both are paid for, and stop", () => {
  const few = run({ left: 3 });
  expect(fingerprint([1, 2, 3, 4, 5], few)).toBeUndefined();
  expect(few.exhausted).toBe(true);
  expect(same([1, 2, 3, 4], [1, 2, 3, 4], run({ left: 2 }))).toBe(unknown);
});
