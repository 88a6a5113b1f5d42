import type { Json } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { isTemplate, templateIn } from "./template-in.ts";

test("finds every template of a value with its path, in order", () => {
  const value = { a: "{{ 1 }}", b: ["plain", { c: "x{{ 2 }}" }], "{{ key }}": 1, d: null };
  expect(templateIn(value, ["spec"])).toEqual([
    { path: ["spec", "a"], text: "{{ 1 }}" },
    { path: ["spec", "b", 1, "c"], text: "x{{ 2 }}" },
  ]);
  expect(templateIn("{{ 1 }}")).toEqual([{ path: [], text: "{{ 1 }}" }]);
  expect(templateIn(undefined)).toEqual([]);
  expect(isTemplate("{ {")).toBe(false);
});

test("depth does not matter", () => {
  let value: Json = "{{ 1 }}";
  for (let i = 0; i < 20_000; i++) value = [value];
  expect(templateIn(value)[0]?.path).toHaveLength(20_000);
});

test("a template that brings variables says which", () => {
  const value = { a: { $bubuTemplate: "{{ .city }}", $bubuTemplateVars: { city: "{{ inputs.city }}" } } };
  expect(templateIn(value)).toEqual([
    { path: ["a", "$bubuTemplate"], text: "{{ .city }}", variables: ["city"] },
    { path: ["a", "$bubuTemplateVars", "city"], text: "{{ inputs.city }}" },
  ]);
  expect(templateIn({ $bubuTemplate: "{{ inputs }}" })).toEqual([
    { path: ["$bubuTemplate"], text: "{{ inputs }}", variables: [] },
  ]);
});
