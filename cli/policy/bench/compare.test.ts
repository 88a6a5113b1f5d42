import { expect, test } from "vitest";
import type { Bench, Figures } from "./bench.ts";
import { readBaseline, regressions } from "./compare.ts";

const flat = (value: number) => ({ p50: value, p95: value, p99: value, max: value });
const figures = (policy: string, time: number, units: number): Figures => ({
  policy,
  time: flat(time),
  units: flat(units),
  judged: 1,
  unverified: 0,
  cpu: time,
  samples: 1,
});
const bench = (time: number, units: number): Bench => ({
  requests: 1,
  overall: figures("", time, units),
  policies: [figures("ClusterPolicy a", time, units)],
});

const before = readBaseline(JSON.parse(JSON.stringify({ version: 1, ...bench(100, 50) })));
if (before === undefined) throw new Error("unread");

test("what is within the tolerance is no regression", () => {
  expect(regressions(bench(119, 60), before, 0.2)).toEqual([]);
  expect(regressions(bench(10, 5), before, 0)).toEqual([]);
});

test("time and units, of all and of each", () => {
  expect(regressions(bench(121, 61), before, 0.2)).toEqual([
    { policy: "", what: "cpu", before: 100, after: 121 },
    { policy: "", what: "units", before: 50, after: 61 },
    { policy: "ClusterPolicy a", what: "cpu", before: 100, after: 121 },
    { policy: "ClusterPolicy a", what: "units", before: 50, after: 61 },
  ]);
});

test("what the clock cannot tell, and what is new", () => {
  const small = readBaseline({
    version: 1,
    overall: { policy: "", cpu: 1, units: { max: 5 } },
    policies: [],
  });
  expect(small && regressions(bench(2.5, 5), small, 0.2)).toEqual([]);
});

test.each([[5], [{}], [{ version: 2, policies: [] }], [{ version: 1, policies: [{}] }]])(
  "%j is no baseline",
  (saved) => {
    expect(readBaseline(saved)).toBeUndefined();
  },
);
