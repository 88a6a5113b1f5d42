import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { compileUserSchema } from "./compile.ts";
import { markFilling } from "./filling.ts";

const parts = (schema: JsonObject) => {
  const found = compileUserSchema(schema);
  return "schema" in found ? found.schema.root.parts : {};
};

test("schemas above a default are marked, through circles too; others are not", () => {
  const { properties, fills } = parts({
    properties: { tree: { $ref: "#/$defs/tree" }, plain: { items: {} } },
    $defs: { tree: { properties: { next: { $ref: "#/$defs/tree" }, name: { default: "x" } } } },
  });
  expect([fills, properties?.get("tree")?.parts.fills, properties?.get("plain")?.parts.fills]).toEqual([
    true,
    true,
    undefined,
  ]);
  markFilling([]);
});
