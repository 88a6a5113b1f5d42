import type { Json, JsonObject } from "@bubustack/api/json";
import { describe, expect, test } from "vitest";
import { story } from "../examples/objects.ts";
import { line } from "../finding.ts";
import type { Judged } from "./user-schema.ts";
import { inputFindings, SchemaBudget, schemaFindings, under, valueFindings } from "./user-schema.ts";

const lines = (found: ReturnType<typeof schemaFindings>) => found.map((one) => line({ rule: "r", ...one }));

const judged = (schema: JsonObject, value: Json, more: Partial<Judged> = {}): Judged => ({
  schema,
  called: () => "the schema",
  value,
  place: under(["spec", "with"]),
  templates: true,
  ...more,
});

describe("a schema", () => {
  test("that is refused says where, and what to write", () => {
    const schema = { properties: { a: { type: "strin" }, b: { $ref: "https://example.com" } } };
    expect(lines(schemaFindings(schema, ["spec", "inputsSchema"]))).toEqual([
      'spec.inputsSchema.properties.a.type: "strin" is no type; write one of null, boolean, object, array, number, string, integer [r]',
      'spec.inputsSchema.properties.b.$ref: "https://example.com" leads out of the schema, and nothing is fetched; copy what it names under $defs and write "#/$defs/<name>" [r]',
    ]);
    expect(schemaFindings({ type: "object" }, [])).toEqual([]);
    expect(schemaFindings(undefined, [])).toEqual([]);
  });

  test("that cannot be used judges nothing, and says so", () => {
    expect(lines(valueFindings(judged({ properties: { a: 5 } }, {}), new SchemaBudget()))).toEqual([
      "spec.with: cannot be checked: the schema is no usable schema at properties.a: is 5, which is no schema; mend that schema first [r]",
    ]);
    expect(lines(valueFindings(judged({ $ref: "#" }, {}), new SchemaBudget()))[0]).toMatch(
      /no usable schema: leads back/,
    );
  });
});

describe("a value", () => {
  test("is judged with the defaults of its schema, each finding at its part", () => {
    const schema = {
      required: ["a", "b"],
      properties: { a: { default: 1 }, url: { type: "string" } },
      additionalProperties: false,
    };
    const found = valueFindings(judged(schema, { ulr: 5 }), new SchemaBudget());
    expect(lines(found)).toEqual([
      "spec.with.b: is required (the schema); add it [r]",
      'spec.with.ulr: is not a property of the schema (the schema); did you mean "url"? [r]',
    ]);
    expect(found.map(({ type }) => type)).toEqual(["FieldValueRequired", "FieldValueForbidden"]);
  });

  test("carries what to write where that is known", () => {
    const [found] = valueFindings(
      judged({ properties: { m: { enum: ["GET", "PUT"] } } }, { m: "GTE" }),
      new SchemaBudget(),
    );
    expect(found).toMatchObject({ type: "FieldValueNotSupported", replacement: "GET" });
  });

  test("may have its findings placed elsewhere", () => {
    const place = () => ["spec", "ref"];
    const [found] = valueFindings(judged({ required: ["a"] }, {}, { place }), new SchemaBudget());
    expect(found?.path).toEqual(["spec", "ref"]);
  });
});

test("all values of a review share one budget: when it is used up, the rest is not valid", () => {
  const budget = new SchemaBudget();
  const fan = Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [
      `d${i}`,
      { allOf: [{ $ref: `#/$defs/d${i + 1}` }, { $ref: `#/$defs/d${i + 1}` }] },
    ]),
  );
  const schema = { $ref: "#/$defs/d0", $defs: { ...fan, d30: true } };
  const found = Array.from({ length: 50 }, () => valueFindings(judged(schema, {}), budget));
  expect(new Set(found.map((one) => lines(one)[0]))).toEqual(
    new Set([
      "spec.with: is too costly to check against its schema (the schema); simplify the schema, or make the value smaller [r]",
    ]),
  );
  expect(budget.left).toBe(0);
});

describe("the inputs of a run", () => {
  const inputsSchema = {
    required: ["city"],
    properties: { city: { type: "string", minLength: 3 }, days: { type: "integer", default: 7 } },
  };
  const given = (inputs: Json | undefined) => lines(inputFindings(story({ inputsSchema }), inputs, ["spec", "inputs"]));

  test("are judged by the Story's schema, absent ones as empty", () => {
    expect(given({ city: "Oslo" })).toEqual([]);
    expect(given(undefined)).toEqual(['spec.inputs.city: is required (the inputsSchema of Story "demo"); add it [r]']);
    expect(given({ city: "Oslo", days: 1.5 })[0]).toMatch(/^spec\.inputs\.days: is a number/);
  });

  test("are final: a template is a text, a payload reference is left open", () => {
    expect(given({ city: "{{ x }}", days: "{{ x }}" })).toHaveLength(1);
    expect(given({ city: { $bubuStorageRef: "a/b" }, days: { $bubuConfigMapRef: "a:b" } })).toEqual([]);
    expect(given({ $bubuStorageRef: "a/b" })).toEqual([]);
    expect(given({ $bubuSecretRef: "a:b" })).toHaveLength(1);
  });

  test("are not judged where the Story has no schema", () => {
    expect(inputFindings(story(), { anything: 1 }, ["spec", "inputs"])).toEqual([]);
    expect(inputFindings({}, 5, [])).toEqual([]);
  });
});
