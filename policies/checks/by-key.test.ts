import { expect, test } from "vitest";
import { byKey } from "./by-key.ts";

test("the order in which keys were written does not matter", () => {
  expect(byKey({ b: 1, a: 2, B: 3 })).toEqual(byKey({ B: 3, a: 2, b: 1 }));
  expect(byKey({ b: 1, a: 2, B: 3 }).map(([key]) => key)).toEqual(["B", "a", "b"]);
});
