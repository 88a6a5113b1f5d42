import { expect, test } from "vitest";
import * as words from "./words.ts";

const never = () => undefined;

test("an unknown property: what was meant, or what there is", () => {
  expect(words.unknownProperty("urll", ["url"], () => "url").fix).toBe('did you mean "url"?');
  expect(words.unknownProperty("x", ["b", "a"], never)).toEqual({
    message: 'is not a property of the schema: it has "a", "b"',
    fix: "remove it",
  });
  expect(words.unknownProperty("x", [], never).message).toBe("is not a property of the schema, which has none");
  const many = Array.from({ length: 30 }, (_, i) => `k${i}`);
  expect(words.unknownProperty("x", many, never).message).toMatch(/ …$/);
});

test("a choice names the values, and the one that was meant", () => {
  expect(words.oneOfValues("GTE", ["GET", "PUT"], () => "GET")).toEqual({
    message: 'is "GTE", which is not one of "GET", "PUT"',
    fix: 'write "GET"',
    replacement: "GET",
  });
  expect(words.oneOfValues(5, [{ a: 1 }, null], never).message).toBe('is 5, which is not one of {\\"a\\":1}, null');
  expect(words.oneOfValues(5, [7], never)).toEqual({ message: "is 5", fix: "write 7", replacement: 7 });
});

test("types have their articles", () => {
  expect(words.type(1.5, ["integer", "null"])).toEqual({
    message: "is a number (1.5)",
    fix: "write an integer or null",
  });
});

test.each([
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "minProperties",
  "maxProperties",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
])("%s names its bound and the value", (keyword) => {
  const value = keyword.endsWith("Items") ? [1, 2] : keyword.endsWith("Properties") ? { a: 1, b: 1 } : "2";
  const { message, fix } = words.bound(keyword, 17, value);
  expect([message, fix]).toEqual([expect.stringContaining("2"), expect.stringContaining("17")]);
});
