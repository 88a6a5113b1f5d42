import { expect, test } from "vitest";
import { walkSchemas } from "./schema-walk.ts";

test("visits every schema with its path", () => {
  const leaf = { type: "string" };
  const seen: string[] = [];
  walkSchemas(
    {
      properties: { a: { items: leaf }, b: { additionalProperties: leaf } },
      not: leaf,
      allOf: [leaf],
      anyOf: [leaf, leaf],
    },
    "s",
    (_node, path) => seen.push(path),
  );
  expect(seen).toEqual([
    "s",
    "s.properties[a]",
    "s.properties[a].items",
    "s.properties[b]",
    "s.properties[b].additionalProperties",
    "s.not",
    "s.allOf[0]",
    "s.anyOf[0]",
    "s.anyOf[1]",
  ]);
});
