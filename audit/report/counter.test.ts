import { expect, test } from "vitest";
import { Counter } from "./counter.ts";

test("the most frequent come first, the rest is one number", () => {
  const counter = new Counter(3);
  for (const name of ["b", "a", "c", "a", "b", "a", "d", "e"]) counter.add(name);
  counter.add("a", 10);
  expect(counter.top(2)).toEqual({
    top: [
      { name: "a", count: 13 },
      { name: "b", count: 2 },
    ],
    others: 3,
  });
  expect([counter.get("a"), counter.get("d")]).toEqual([13, 0]);
});
