import { expect, test } from "vitest";
import { measure, percentiles } from "./measure.ts";

test("percentiles by nearest rank", () => {
  const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
  expect(percentiles(hundred)).toEqual({ p50: 50, p95: 95, p99: 99, max: 100 });
  expect(percentiles([7])).toEqual({ p50: 7, p95: 7, p99: 7, max: 7 });
  expect(percentiles([])).toEqual({ p50: 0, p95: 0, p99: 0, max: 0 });
});

/** Work that takes so many microseconds of a clock of its own. */
function pieces(...costs: readonly number[]) {
  let now = 0;
  const works = costs.map((cost) => () => {
    now += cost;
  });
  return { works, clocks: { wall: () => now, cpu: () => now / 2 } };
}

test("each piece of work has its part of the samples", () => {
  const { works, clocks } = pieces(300, 900);
  expect(measure(works, clocks, { warm: 1_000, measure: 12_000 })).toEqual({
    time: { p50: 300, p95: 900, p99: 900, max: 900 },
    cpu: 300,
    samples: 20,
  });
});

test("what is short is run many times for a sample", () => {
  const { works, clocks } = pieces(2);
  expect(measure(works, clocks, { warm: 100, measure: 10_000 })).toMatchObject({
    time: { p50: 2, max: 2 },
    samples: 50,
  });
});
