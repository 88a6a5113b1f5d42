import { expect, test } from "vitest";
import type { Run } from "./model.ts";
import { enter, over, quietly, spend, violate } from "./run.ts";
import { invalid, unknown, valid } from "./truth.ts";

const fresh = (left = 10, maxFindings = 2): Run => ({
  path: ["a"],
  findings: [],
  maxFindings,
  suggest: () => undefined,
  tolerance: undefined,
  quiet: 0,
  depth: 0,
  left,
  exhausted: false,
  marks: undefined,
  scope: [],
});
const say = () => ({ message: "is odd" });

test("a budget is spent once and for all", () => {
  const run = fresh(3);
  expect([spend(run, 3), spend(run, 1), spend(run, 0), run.exhausted]).toEqual([true, false, false, true]);
});

test("depth is a budget too", () => {
  const run = fresh(10_000);
  for (let i = 0; i < 400; i++) expect(enter(run)).toBe(true);
  expect([enter(run), run.exhausted]).toEqual([false, true]);
});

test("findings are noted at the place or at a key of it, up to their bound", () => {
  const run = fresh();
  violate(run, "x", say);
  violate(run, "y", say, 1);
  expect(violate(run, "z", say)).toBe(invalid);
  expect(run.findings.map(({ path, keyword }) => [path, keyword])).toEqual([
    [["a"], "x"],
    [["a", 1], "y"],
  ]);
  expect([over(invalid, run), over(valid, run)]).toEqual([true, false]);
});

test("nothing is noted, and no words are made, where nobody wants them", () => {
  const run = fresh();
  const told = quietly(run, () => {
    expect(over(invalid, run)).toBe(true);
    return violate(run, "x", () => expect.unreachable());
  });
  expect([told, run.findings, over(invalid, run)]).toEqual([invalid, [], false]);
  expect(
    quietly(run, () => {
      run.exhausted = true;
      return valid;
    }),
  ).toBe(unknown);
});
