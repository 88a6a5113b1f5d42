import fc from "fast-check";
import { expect, test } from "vitest";
import type { Gone, Run } from "./plan.ts";
import { plan } from "./plan.ts";

const iso = (day: number) => new Date(Date.UTC(2026, 0, day)).toISOString();
const gone = (index: number, day = index): Gone => ({
  index,
  oldest: Date.UTC(2026, 0, day),
  newest: Date.UTC(2026, 0, day + 1),
});
const run = (from: number, to: number, number: number): Run => ({
  ...{ from: from * 256, to: to * 256, number, time: iso(40) },
  ...{ oldest: iso(from), newest: iso(to) },
});
const ranges = (runs: readonly Run[], going: readonly Gone[]) =>
  plan(runs, going).map(({ from, to, deleted }) => [from / 256, to / 256, deleted / 256]);

test("neighbours go by one tombstone, with what went before", () => {
  expect(plan([], [gone(1), gone(2)])).toEqual([{ from: 256, to: 768, oldest: iso(1), newest: iso(3), deleted: 512 }]);
  expect(plan([run(1, 3, 9_000)], [gone(3), gone(4)])).toEqual([
    { from: 256, to: 1_280, oldest: iso(1), newest: iso(5), deleted: 512 },
  ]);
  expect(ranges([run(0, 2, 9_000)], [gone(2), gone(5)])).toEqual([
    [0, 3, 1],
    [5, 6, 1],
  ]);
});

test("what stands is left, and a tombstone that goes is written anew", () => {
  expect(ranges([run(0, 2, 9_000)], [gone(5)])).toEqual([[5, 6, 1]]);
  expect(ranges([run(0, 2, 5 * 256 + 7)], [gone(5)])).toEqual([
    [0, 2, 0],
    [5, 6, 1],
  ]);
  expect(ranges([run(0, 2, 5 * 256 + 7)], [])).toEqual([]);
});

test("what was and what goes is stood for exactly, in few runs", () => {
  const some = fc.uniqueArray(fc.nat(60), { maxLength: 60 }).map((list) => list.sort((a, b) => a - b));
  fc.assert(
    fc.property(some, fc.nat(60), (going, before) => {
      const runs = before === 0 ? [] : [run(0, before, 99_999)];
      const left = going.filter((index) => index >= before);
      const planned = plan(
        runs,
        left.map((index) => gone(index)),
      );
      const covered = new Set(
        planned.flatMap(({ from, to }) => Array.from({ length: (to - from) / 256 }, (_, at) => from / 256 + at)),
      );
      const expected = new Set([
        ...left,
        ...(left.includes(before) ? Array.from({ length: before }, (_, at) => at) : []),
      ]);
      expect(covered).toEqual(expected);
      for (const [at, { from }] of planned.entries()) expect(from).toBeGreaterThan(planned[at - 1]?.to ?? -1);
      expect(planned.reduce((sum, { deleted }) => sum + deleted, 0)).toBe(256 * left.length);
    }),
  );
});

test("a log never has more than a thousand runs", () => {
  const every = Array.from({ length: 3_000 }, (_, at) => gone(2 * at, 1));
  expect(plan([], every)).toHaveLength(1_000);
  const full = Array.from({ length: 1_000 }, (_, at) => run(2 * at, 2 * at + 1, 99_999_999));
  expect(ranges(full, [gone(1), gone(5_000, 1)])).toEqual([
    [0, 3, 1],
    [5_000, 5_001, 1],
  ]);
  expect(ranges(full, [gone(5_000, 1)])).toEqual([]);
});
