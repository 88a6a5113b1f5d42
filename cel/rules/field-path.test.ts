import { expect, test } from "vitest";
import type { Structural } from "../schema/structural.ts";
import { fieldPath } from "./field-path.ts";

const text: Structural = { type: "string" };
const schema: Structural = {
  type: "object",
  properties: { a: { type: "object", properties: { "x.y": text } }, m: { type: "object", additionalProperties: text } },
};

test.each([
  [".a", [{ name: "a" }]],
  [".a['x.y']", [{ name: "a" }, { name: "x.y" }]],
  ["['m']['k']", [{ name: "m" }, { key: "k" }]],
  [String.raw`.m['it\'s']`, [{ name: "m" }, { key: "it's" }]],
  [".m.k", [{ name: "m" }, { key: "k" }]],
  ["", []],
])("%s leads to a field", (path, parts) => {
  expect(fieldPath(path, schema)).toEqual({ parts });
});

test.each(["a", ".", ".b", ".a.b", ".m['k'].x", "['a", "[a]", ".a[0]", String.raw`.m['\q']`, ".toString"])(
  "%s does not",
  (path) => {
    expect(fieldPath(path, schema)).toHaveProperty("wrong");
  },
);
