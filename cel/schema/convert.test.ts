import { expect, test } from "vitest";
import { show } from "../values/show.ts";
import type { Value } from "../values/value.ts";
import { converter } from "./convert.ts";
import type { Structural } from "./structural.ts";

const text: Structural = { type: "string" };
const seen = (schema: Structural, value: Value) => show(converter(schema)(value));
const object = (properties: { readonly [name: string]: Structural }): Structural => ({ type: "object", properties });

test("numbers and formats have their declared types", () => {
  const schema = object({
    ratio: { type: "number" },
    day: { type: "string", format: "date" },
    port: { "x-kubernetes-int-or-string": true },
  });
  expect(seen(schema, { ratio: 2, day: "2024-01-01", port: "http" })).toBe(
    '{"ratio": 2.0, "day": timestamp("2024-01-01T00:00:00Z"), "port": "http"}',
  );
});

test("what needs no change stays the same reference", () => {
  const schema = object({
    a: text,
    list: { type: "array", items: text },
    map: { type: "object", additionalProperties: text },
  });
  const value = { a: "x", list: ["y"], map: { z: "z" } };
  expect(converter(schema)(value)).toBe(value);
});

test("names are escaped, nulls are absent, unknown fields hidden", () => {
  const schema = object({ "a-b": text, gone: { type: "string", nullable: true }, namespace: text });
  const value = converter(schema)({ "a-b": "x", gone: null, unknown: 1, namespace: "n" });
  expect(show(value)).toBe('{"a__dash__b": "x", "__namespace__": "n"}');
  expect(Reflect.get(Object(value), "namespace")).toBe("n");
});

test.each<[Structural, Value, string]>([
  [{ type: "integer" }, "three", "invalid data, expected int, got string"],
  [{ type: "integer" }, 1.5, "invalid data, expected int, got float64"],
  [text, [1], "invalid data, expected string, got []interface {}"],
  [{ type: "boolean" }, {}, "invalid data, expected bool, got map[string]interface {}"],
  [{ type: "number" }, true, "invalid data, expected float, got bool"],
  [{ type: "array", items: text }, 1, "invalid data, expected an array for the provided schema with type=array"],
  [object({}), 1, "invalid data, expected a map for the provided schema with type=object"],
  [text, null, "invalid data, got null for schema with nullable=false"],
  [
    { "x-kubernetes-int-or-string": true },
    true,
    "invalid data, expected XIntOrString value to be either a string or integer",
  ],
])("%j does not allow %j", (schema, value, message) => {
  expect(seen(schema, value)).toBe(message);
});

test("a name like that of a prototype's member is a name", () => {
  const value: Value = JSON.parse('{"__proto__": "x", "constructor": "y"}');
  const schema: Structural = JSON.parse(
    '{"type":"object","properties":{"__proto__":{"type":"string"},"constructor":{"type":"string"}}}',
  );
  expect(show(converter(schema)(value))).toBe('{"__underscores__proto__underscores__": "x", "constructor": "y"}');
  expect(Object.getPrototypeOf({}).x).toBeUndefined();
  const map = converter({ type: "object", additionalProperties: { type: "number" } })(JSON.parse('{"__proto__": 1}'));
  expect(show(map)).toBe('{"__proto__": 1.0}');
});
