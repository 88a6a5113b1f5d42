import { expect, test } from "vitest";
import { testRun } from "./testing/evaluated.ts";
import { printed, sideBySide, textOf } from "./text.ts";
import type { Value } from "./value.ts";
import { int } from "./value.ts";

test("values print as Go prints them", () => {
  expect(textOf({ b: [1, "a", null, 1e6], a: { c: true } }, testRun())).toBe("map[a:map[c:true] b:[1 a <nil> 1e+06]]");
  expect(textOf(undefined, testRun())).toBe("<nil>");
  expect(printed(undefined, testRun())).toBe("<no value>");
  expect(printed(int(5), testRun())).toBe("5");
});

test("a blank stands between two that are no texts", () => {
  expect(sideBySide([1, 2, "a", 3, null, "b"], testRun())).toBe("1 2a3 <nil>b");
});

test("depth and length are bounded", () => {
  let deep: Value = 1;
  for (let i = 0; i < 300; i++) deep = [deep];
  expect(() => textOf(deep, testRun())).toThrow(expect.objectContaining({ kind: "budget" }));
  expect(() => textOf(["x".repeat(70_000)], testRun())).toThrow(expect.objectContaining({ kind: "budget" }));
});
