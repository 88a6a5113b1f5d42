import { expect, test } from "vitest";
import { Reader, Refusal } from "./reader.ts";

test("reads whole characters", () => {
  const reader = new Reader("a😀b");
  expect([reader.next(), reader.peek, reader.next(), reader.at, reader.next(), reader.next(), reader.done]).toEqual([
    "a",
    "😀",
    "😀",
    3,
    "b",
    "",
    true,
  ]);
});

test("takes what comes next, and only that", () => {
  const reader = new Reader("ab12");
  expect([reader.take("b"), reader.take("ab"), reader.match(/x/y), reader.match(/\d+/y)?.[0], reader.done]).toEqual([
    false,
    true,
    undefined,
    "12",
    true,
  ]);
});

test("a refusal knows its place", () => {
  expect(new Refusal(3, "odd")).toMatchObject({ at: 3, message: "odd" });
});
