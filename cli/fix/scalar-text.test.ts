import { expect, test } from "vitest";
import { keyText, valueText } from "./scalar-text.ts";

test("a text keeps the quotes that stood there, and has none where it needs none", () => {
  expect(valueText("batch", "yaml", "bach")).toBe("batch");
  expect(valueText("batch", "yaml", '"bach"')).toBe('"batch"');
  expect(valueText("it's", "yaml", "'x'")).toBe("'it''s'");
  expect(valueText("batch", "json")).toBe('"batch"');
});

test.each(["no", "1", "0755", "null", "a: b", "a,b", "-x", "12:30:00", ""])("%j is quoted", (text) => {
  expect(valueText(text, "yaml")).toBe(JSON.stringify(text));
});

test("what is no text is JSON", () => {
  expect(valueText({ a: [1, "x"] }, "yaml")).toBe('{"a":[1,"x"]}');
  expect(valueText(3, "yaml", '"3"')).toBe("3");
});

test("keys are quoted where they have to be", () => {
  expect([keyText("name", "yaml"), keyText("yes", "yaml"), keyText("name", "json")]).toEqual([
    "name",
    '"yes"',
    '"name"',
  ]);
});
