import type { Json } from "@bubustack/api/json";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reach } from "./reach.ts";

const city = { type: "object", properties: { name: { type: "string" }, tags: { items: { type: "string" } } } };
const schema = {
  type: "object",
  properties: { city, open: { type: "object" }, any: true, never: false, made: { $ref: "#/$defs/x" } },
  additionalProperties: false,
};

describe("a path is", () => {
  test.each<[(string | number | undefined)[], string]>([
    [[], "declared"],
    [["city", "name"], "declared"],
    [["city", "tags", 0], "declared"],
    [["city", "street"], "unlisted"],
    [["town"], "impossible"],
    [["city", "name", "first"], "impossible"],
    [["city", 0], "impossible"],
    [["never", "x"], "impossible"],
    [["open", "x"], "possible"],
    [["any", "x"], "possible"],
    [["made", "x"], "possible"],
    [[undefined, "x"], "possible"],
    [["city", undefined], "possible"],
  ])("%j: %s", (path, wanted) => {
    expect(reach(schema, path).reach).toBe(wanted);
  });
});

test("what is not there is told with what is", () => {
  expect(reach(schema, ["city", "nme"])).toEqual({ reach: "unlisted", at: 1, known: ["name", "tags"] });
});

test("a schema for the other keys describes them; a list of types allows each", () => {
  expect(reach({ additionalProperties: { type: "string" } }, ["a"]).reach).toBe("declared");
  expect(reach({ additionalProperties: { type: "string" } }, ["a", "b"]).reach).toBe("impossible");
  expect(reach({ type: ["object", "null"], properties: { a: {} } }, ["a"]).reach).toBe("declared");
  expect(reach({ prefixItems: [false], items: { type: "string" } }, [0, "x"]).reach).toBe("possible");
});

test("any JSON as a schema gets an answer", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.array(fc.oneof(fc.string(), fc.nat(), fc.constant(undefined))), (given, path) => {
      expect(reach(given as Json, path).reach).toMatch(/^(declared|possible|unlisted|impossible)$/);
    }),
  );
});
