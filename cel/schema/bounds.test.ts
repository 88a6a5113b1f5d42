import { expect, test } from "vitest";
import { duration, string, timestamp } from "../type/type.ts";
import { sizesOf } from "./bounds.ts";

test("formats have sizes of their own", () => {
  expect(sizesOf(duration, { format: "duration" })).toEqual({ maxElements: 32, minSize: 3 });
  expect(sizesOf(timestamp, { format: "date" })).toEqual({ maxElements: 12, minSize: 12 });
  expect(sizesOf(timestamp, { format: "date-time" })).toEqual({ maxElements: 32, minSize: 21 });
});

test("a long enum is no matter", () => {
  const choices = Array.from({ length: 200_000 }, (_, index) => `v${index}`);
  expect(sizesOf(string, { enum: choices }).maxElements).toBe(7);
});
