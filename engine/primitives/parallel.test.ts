import { expect, test } from "vitest";
import { maxBranches, parallel } from "./parallel.ts";

test("branches keep their indexes", () => {
  const { value, problems } = parallel.read({ steps: [{ name: "a" }, "b", { name: "c" }] });
  expect(value.steps).toEqual([{ name: "a" }, undefined, { name: "c" }]);
  expect(problems.map(({ path }) => path)).toEqual([["steps", 1]]);
});

test("there must be branches, in a list, and not too many", () => {
  for (const given of [undefined, {}, { steps: [] }, { steps: {} }]) {
    expect(parallel.read(given).problems).toHaveLength(1);
  }
  const many = Array.from({ length: maxBranches + 1 }, (_, at) => ({ name: `b${at}` }));
  expect(parallel.read({ steps: many }).problems.map(({ kind }) => kind)).toEqual(["invalid"]);
  expect(parallel.read({ steps: many.slice(1) }).problems).toEqual([]);
});
