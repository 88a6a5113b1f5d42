import { expect, test } from "vitest";
import { cause, forbiddenField, invalidField, notSupported, render } from "./field-error.ts";

test("renders values as Go's field errors do", () => {
  expect(render(invalidField("a", "x", "bad"))).toBe('a: Invalid value: "x": bad');
  expect(render(invalidField("a", { b: 1 }, "bad"))).toBe('a: Invalid value: {"b":1}: bad');
  expect(render(forbiddenField("a", "no"))).toBe("a: Forbidden: no");
  expect(render(notSupported("a", "x", ["y", 2]))).toBe('a: Unsupported value: "x": supported values: "y", "2"');
});

test("a cause has reason, body and field", () => {
  expect(cause(invalidField("a", "x", "bad"))).toEqual({
    reason: "FieldValueInvalid",
    message: 'Invalid value: "x": bad',
    field: "a",
  });
});

test("huge values are cut", () => {
  expect(render(invalidField("a", "x".repeat(100_000), "bad")).length).toBeLessThan(20_000);
});
