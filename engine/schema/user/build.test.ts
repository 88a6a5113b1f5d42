import { expect, test } from "vitest";
import { compileUserSchema } from "./compile.ts";
import { judged } from "./testing/judged.ts";

test("all keywords of a schema count together", () => {
  const schema = { type: ["string", "array"], minLength: 2, minItems: 2, enum: ["a", "bb", [1]] };
  expect([judged(schema, "a"), judged(schema, [1]), judged(schema, "bb"), judged(schema, 1)]).toEqual([
    ["minLength"],
    ["minItems"],
    [],
    ["type"],
  ]);
});

test("a schema that asks nothing is as true, whatever it says besides", () => {
  const root = (schema: { [key: string]: string }) => {
    const found = compileUserSchema(schema);
    return "schema" in found ? found.schema.root.fixed : "refused";
  };
  expect([root({}), root({ description: "d" }), root({ unknown: "x" }), root({ type: "string" })]).toEqual([
    true,
    true,
    true,
    undefined,
  ]);
});
