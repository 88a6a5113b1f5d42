import { expect, test } from "vitest";
import { show } from "../type/type.ts";
import { declare } from "./declare.ts";
import type { Structural } from "./structural.ts";

const typeOf = (schema: Structural, root = false) => {
  const found = declare(schema, { name: "selfType", root });
  return found && show(found.type);
};
const text: Structural = { type: "string" };

test.each<[Structural, string | undefined]>([
  [text, "string"],
  [{ type: "string", format: "date-time" }, "timestamp"],
  [{ type: "string", format: "date" }, "timestamp"],
  [{ type: "string", format: "duration" }, "duration"],
  [{ type: "string", format: "byte" }, "bytes"],
  [{ type: "string", format: "email" }, "string"],
  [{ type: "integer" }, "int"],
  [{ type: "number" }, "double"],
  [{ type: "boolean" }, "bool"],
  [{ "x-kubernetes-int-or-string": true }, "dyn"],
  [{ type: "array", items: text }, "list(string)"],
  [{ type: "object", additionalProperties: { type: "integer" } }, "map(string, int)"],
  [{ type: "object", properties: {} }, "selfType"],
  [{ type: "array", items: { type: "object" } }, "list(selfType.@idx)"],
  [{ "x-kubernetes-preserve-unknown-fields": true }, undefined],
  [{ type: "array", items: { "x-kubernetes-preserve-unknown-fields": true } }, undefined],
  [{ type: "object", additionalProperties: {} }, undefined],
  [{ type: "array" }, undefined],
])("%j is %s", (schema, type) => {
  expect(typeOf(schema)).toBe(type);
});

test("fields that cannot be read or written are left out", () => {
  const properties = { a: text, unknown: {}, "0digit": text, "dash-name": text, namespace: text };
  const found = declare({ type: "object", properties }, { name: "t" });
  expect([...(found?.fields?.keys() ?? [])]).toEqual(["a", "dash__dash__name", "__namespace__"]);
});

test("a resource has its names, and of metadata nothing else", () => {
  const metadata: Structural = {
    type: "object",
    properties: { labels: { type: "object", additionalProperties: text } },
  };
  const found = declare({ type: "object", properties: { spec: text, metadata } }, { name: "t", root: true });
  expect([...(found?.fields?.keys() ?? [])]).toEqual(["spec", "metadata", "kind", "apiVersion"]);
  expect([...(found?.fields?.get("metadata")?.fields?.keys() ?? [])]).toEqual(["name", "generateName"]);
});

test("what has no bound is bounded by the largest request", () => {
  const most = (schema: Structural) => declare(schema, { name: "t" })?.maxElements;
  expect(most(text)).toBe(3 * 1024 * 1024 - 2);
  expect(most({ type: "string", maxLength: 10 })).toBe(40);
  expect(most({ type: "string", maxLength: -1 })).toBe(0);
  expect(most({ type: "string", enum: ["a", "añb"] })).toBe(4);
  expect(most({ type: "string", format: "byte", maxLength: 10 })).toBe(10);
  expect(most({ type: "array", items: { type: "boolean" } })).toBe(629145);
  expect(most({ type: "array", maxItems: 3, items: { type: "boolean" } })).toBe(3);
  expect(most({ type: "object", additionalProperties: text })).toBe(393215);
});

test("required fields without a default make a value longer", () => {
  const properties = { a: text, b: { type: "string", default: "x" }, c: text };
  expect(declare({ type: "object", required: ["a", "b"], properties }, { name: "t" })?.minSize).toBe(2 + 1 + 2 + 4);
});

test("schemas that are nested too deeply or are none declare nothing", () => {
  let deep: Structural = text;
  for (let depth = 0; depth < 300; depth++) deep = { type: "array", items: deep };
  expect(declare(deep, { name: "t" })).toBeUndefined();
  expect(declare(JSON.parse("null"), { name: "t" })).toBeUndefined();
  expect(declare(JSON.parse('{"type":"object","properties":{"a":1},"required":5}'), { name: "t" })?.fields?.size).toBe(
    0,
  );
});
