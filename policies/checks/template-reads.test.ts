import { expect, test } from "vitest";
import { once, written } from "./template-reads.ts";

test("references are written as one would write them", () => {
  expect(written({ root: "steps", path: ["fetch-feed", "output", 0] })).toBe('steps["fetch-feed"].output[0]');
  expect(written({ root: "inputs", path: ["a", undefined, "b"] })).toBe("inputs.a…");
  expect(written({ root: undefined, path: [] })).toBe(".");
});

test("a thing is told once", () => {
  expect([1, 2, 1, 3, 2].filter(once(String))).toEqual([1, 2, 3]);
});
