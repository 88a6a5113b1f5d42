import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { judged } from "./testing/judged.ts";

const string = { type: "string" };

test.each<[string, JsonObject]>([
  ["a pointer", { $ref: "#/$defs/a", $defs: { a: string } }],
  ["an escaped pointer", { $ref: "#/$defs/a~1b~0c%20d", $defs: { "a/b~c d": string } }],
  ["into a list", { $ref: "#/allOf/1", allOf: [{}, string] }],
  ["an anchor", { $ref: "#s", $defs: { a: { $anchor: "s", ...string } } }],
  ["an $id", { $ref: "s", $defs: { a: { $id: "s", ...string } } }],
  ["a pointer into an $id", { $ref: "s#/$defs/x", $defs: { a: { $id: "s", $defs: { x: string } } } }],
  ["its own $id", { $id: "http://a/b", $ref: "http://a/b#/$defs/a", $defs: { a: string } }],
  ["a place that is no keyword", { $ref: "#/x/0", x: [string] }],
  ["what another such place refers to", { $ref: "#/x/0", x: [{ $ref: "#/y" }], y: string }],
])("%s", (_, schema) => {
  expect(judged(schema, 1)).toContain("type");
});

test.each(["#/$defs/b", "#/$defs/a/b", "#/allOf/01", "#/toString", "#/$defs/a%", "#b", "#/"])(
  "%s names nothing",
  ($ref) => {
    expect(judged({ $ref, $defs: { a: string }, allOf: [{}] }, 1)).toEqual([expect.stringMatching(/names no schema/)]);
  },
);
