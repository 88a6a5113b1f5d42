import { expect, test } from "vitest";
import { isLabelValue, isQualifiedName } from "./labels.ts";

test("keys are names, optionally behind a domain", () => {
  const good = ["a", "App_1.x", "example.com/zone", "x".repeat(63)];
  const bad = ["", "-a", "a-", "a b", "x".repeat(64), "Example.com/a", "/a", "a/", "a/b/c", `${"a.".repeat(127)}a/b`];
  expect([good.filter((text) => !isQualifiedName(text)), bad.filter(isQualifiedName)]).toEqual([[], []]);
});

test("values may be empty", () => {
  expect(["", "a", "1.0", "-", "a b"].map(isLabelValue)).toEqual([true, true, true, false, false]);
});
