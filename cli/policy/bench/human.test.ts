import { expect, test } from "vitest";
import { style } from "../../terminal/style.ts";
import type { Figures } from "./bench.ts";
import { human } from "./human.ts";

const flat = (value: number) => ({ p50: value, p95: value, p99: value, max: value });
const figures = (policy: string, time: number): Figures => ({
  policy,
  time: flat(time),
  units: flat(7),
  judged: 1,
  unverified: 0,
  cpu: time,
  samples: 1,
});
const bench = {
  requests: 2,
  overall: figures("", 30),
  policies: [{ ...figures("ClusterPolicy a", 20), unverified: 1 }],
};

test("a table", () => {
  const lines = human(bench, undefined, [], style(false)).split("\n");
  expect(lines[0]).toMatch(/^POLICY +JUDGED +CPU µs +P50 µs/);
  expect(lines[1]).toMatch(/^all policies +1 of 2 +30 +30 +30 +30 +30 +7 +7$/);
  expect(lines[3]).toBe("ClusterPolicy a: 1 of 2 requests could not be judged with what is given");
});

test("beside earlier figures", () => {
  const baseline = new Map([["", { cpu: 20, units: 7 }]]);
  const worse = [{ policy: "", what: "cpu" as const, before: 20, after: 30 }];
  const text = human(bench, baseline, worse, style(false));
  expect(text).toMatch(/^all policies .* \+50 %$/m);
  expect(text).toMatch(/^ClusterPolicy a .* new$/m);
  expect(text).toContain("all policies: takes CPU time of 30 µs, before 20 µs\n");
});
