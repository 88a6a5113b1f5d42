import { expect, test } from "vitest";
import { applyEdits } from "./edits.ts";

test("edits are made from their places in the text as it was", () => {
  const edits = [
    { start: 4, end: 5, text: "E" },
    { start: 0, end: 1, text: "" },
    { start: 6, end: 6, text: "!" },
  ];
  expect(applyEdits("abcdef", edits)).toBe("bcdEf!");
});

test("two that touch the same stretch are not made", () => {
  const edits = [
    { start: 0, end: 3, text: "x" },
    { start: 2, end: 4, text: "y" },
  ];
  expect(applyEdits("abcdef", edits)).toBeUndefined();
});
