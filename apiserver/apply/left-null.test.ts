import type { Structural } from "@bubustack/api/structural";
import { expect, test } from "vitest";
import { render } from "../validation/field-error.ts";
import { leftNull } from "./left-null.ts";

const schema: Structural = {
  type: "object",
  properties: {
    parts: { type: "array", items: { type: "object", properties: { tags: { type: "array" } } } },
    map: { type: "object", additionalProperties: { type: "object", properties: { tags: { type: "array" } } } },
    none: { type: "array", nullable: true },
    filled: { type: "array", default: [] },
    text: { type: "string" },
    free: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
  },
};

test("nulls of lists and maps are refused wherever the schema takes none", () => {
  const value = { parts: [{ tags: null }], map: { a: { tags: null } }, none: null, filled: null, text: null };
  expect(leftNull({ ...value, free: { a: null } }, schema).map(render)).toEqual([
    'parts[0].tags: Invalid value: "null": parts[0].tags in body must be of type array: "null"',
    'map.a.tags: Invalid value: "null": map.a.tags in body must be of type array: "null"',
  ]);
  expect(leftNull({ parts: null }, schema).map(({ field }) => field)).toEqual(["parts"]);
  expect(leftNull({ map: { a: null } }, schema)).toEqual([]);
  expect(
    leftNull({ metadata: { labels: null } }, { properties: { metadata: { properties: { labels: schema } } } }),
  ).toEqual([]);
});
