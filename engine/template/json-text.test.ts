import { expect, test } from "vitest";
import { Instant } from "./instant.ts";
import { jsonString, jsonText } from "./json-text.ts";
import { testRun } from "./testing/evaluated.ts";
import { Int } from "./value.ts";

const compact = { html: true, pretty: false };

test("keys are sorted, integers whole, and angle brackets escaped", () => {
  expect(jsonText({ b: [1, null, undefined], a: new Int(5n), c: "<&>" }, compact, testRun())).toBe(
    '{"a":5,"b":[1,null,null],"c":"\\u003c\\u0026\\u003e"}',
  );
  expect(jsonText("<", { html: false, pretty: false }, testRun())).toBe('"<"');
});

test("pretty means two blanks a level", () => {
  expect(jsonText({ a: [1, {}], b: [] }, { html: true, pretty: true }, testRun())).toBe(
    '{\n  "a": [\n    1,\n    {}\n  ],\n  "b": []\n}',
  );
});

test.each([
  [1e21, "1e+21"],
  [1e-7, "1e-7"],
  [1e20, "100000000000000000000"],
  [-0, "-0"],
])("%d is %s", (value, text) => {
  expect(jsonText(value, compact, testRun())).toBe(text);
});

test("a time is a text; what is no number of JSON is refused", () => {
  expect(jsonText(new Instant(0), compact, testRun())).toBe('"1970-01-01T00:00:00Z"');
  expect(() => jsonText(Number.NaN, compact, testRun())).toThrow(expect.objectContaining({ kind: "value" }));
  expect(jsonString("\u2028\ud800", true)).toBe('"\\u2028\ufffd"');
});

test("depth and length are bounded", () => {
  let deep: unknown = 1;
  for (let i = 0; i < 300; i++) deep = [deep];
  expect(() => jsonText(deep as never, compact, testRun())).toThrow(expect.objectContaining({ kind: "budget" }));
  const wide = Array.from({ length: 1_000 }, () => "x".repeat(100));
  expect(() => jsonText(wide, compact, testRun())).toThrow(expect.objectContaining({ kind: "budget" }));
});
