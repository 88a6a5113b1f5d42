import type { Json } from "@bubustack/api/json";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jsonSize, jsonSizeAtMost } from "./json-size.ts";

/** The text as Go writes it, made the slow way. */
function goText(value: Json): string {
  return JSON.stringify(value, (_, item) => (typeof item === "string" ? item.toWellFormed() : item))
    .replaceAll(/[<>&\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replaceAll("\ufffd", "\\ufffd");
}
const text = fc.oneof(
  fc.string(),
  fc.string({
    unit: fc.constantFrom("<", ">", "&", "\u2028", "\u2029", '"', "\\", "\n", "\u0001", "\u007f", "é", "世", "😀"),
  }),
);
const json = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    text,
    fc.array(tie("node"), { maxLength: 4 }),
    fc.dictionary(text, tie("node"), { maxKeys: 4 }),
  ),
})).node as fc.Arbitrary<Json>;

describe("jsonSize", () => {
  test("counts bytes as Go's encoder writes them", () => {
    expect(jsonSize({ a: "<" })).toBe('{"a":"\\u003c"}'.length);
    expect(jsonSize("é世😀")).toBe(2 + 2 + 3 + 4);
    expect(jsonSize("\ud800")).toBe(8);
    expect(jsonSize("\n\u0001\u2028")).toBe(2 + 2 + 6 + 6);
    expect(jsonSize([])).toBe(2);
    expect(jsonSize([null, true, 1.5])).toBe("[null,true,1.5]".length);
    expect(jsonSize({ a: undefined, b: 1 })).toBe('{"b":1}'.length);
  });

  test("equals the length of the text, and never exceeds the bound", () => {
    fc.assert(
      fc.property(json, (value) => {
        if (value === null) return;
        const size = new TextEncoder().encode(goText(value)).length;
        expect(jsonSize(value)).toBe(size);
        expect(jsonSizeAtMost(value)).toBeGreaterThanOrEqual(size);
      }),
    );
  });

  test("nesting of 100,000 levels does not exhaust the stack", () => {
    let deep: Json = 1;
    for (let level = 0; level < 100_000; level++) deep = [deep];
    expect(jsonSize(deep)).toBe(200_001);
  });
});
