import type { Json, JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { compileUserSchema } from "./compile.ts";
import { noteSoundDefaults } from "./sound-defaults.ts";
import { validate } from "./validate.ts";

function soundOf(schema: JsonObject): Json | undefined {
  const found = compileUserSchema({ properties: { a: schema } });
  return "schema" in found ? found.schema.root.parts.properties?.get("a")?.sound : undefined;
}

test.each<[string, JsonObject, Json | undefined]>([
  ["a text", { type: "string", default: "GET" }, "GET"],
  ["one of several", { enum: ["GET", "PUT"], default: "GET" }, "GET"],
  ["false", { type: "boolean", default: false }, false],
  ["one that does not hold", { type: "string", default: 3 }, undefined],
  ["a template", { type: "string", default: "{{ inputs.a }}" }, undefined],
  ["an object", { default: {} }, undefined],
  ["a schema that refers to another", { allOf: [{ type: "string" }], default: "GET" }, undefined],
  ["none", { type: "string" }, undefined],
])("%s", (_, schema, sound) => {
  expect(soundOf(schema)).toEqual(sound);
  noteSoundDefaults([]);
});

test("a value that is a default is judged like any other", () => {
  const found = compileUserSchema({
    properties: { a: { maximum: 3, default: 2 }, b: { maximum: 3, default: 9 } },
    maxProperties: 2,
  });
  if (!("schema" in found)) throw new Error("the schema compiles");
  const keywords = (value: Json) => validate(found.schema, value).findings.map(({ path, keyword }) => [path, keyword]);
  expect(keywords({ a: 2 })).toEqual([]);
  expect(keywords({ a: 4, b: 9 })).toEqual([
    [["a"], "maximum"],
    [["b"], "maximum"],
  ]);
  expect(keywords({ a: 2, b: 3, c: 1 })).toEqual([[[], "maxProperties"]]);
});
