import { expect, test } from "vitest";
import { errorOf, Fault, positionAt } from "./fault.ts";

test.each([
  [0, 1, 1],
  [2, 1, 3],
  [3, 2, 1],
  [5, 3, 2],
  [99, 3, 2],
  [-1, 1, 1],
])("offset %i is line %i, column %i", (offset, line, column) => {
  expect(positionAt("ab\n\nc", offset)).toMatchObject({ line, column });
});

test("a fault becomes an error with its place", () => {
  const error = errorOf(new Fault("syntax", "is wrong", 3, { fix: "mend it" }), "ab\nc");
  expect(error).toEqual({
    kind: "syntax",
    message: "is wrong",
    fix: "mend it",
    position: { offset: 3, line: 2, column: 1 },
  });
});

test("what is no fault is a mistake of the program and stays one", () => {
  expect(() => errorOf(new RangeError("x"), "")).toThrow(RangeError);
});
