import type { Json, JsonObject } from "@bubustack/api/json";
import { formatPath } from "@bubustack/api/path";
import { describe, expect, test } from "vitest";
import { compileUserSchema } from "./compile.ts";
import type { ValidateOptions, Validation } from "./validate.ts";
import { validate } from "./validate.ts";

function check(schema: Json, value: Json, options?: ValidateOptions): Validation {
  const found = compileUserSchema(schema);
  if ("problems" in found) throw new Error(JSON.stringify(found.problems));
  return validate(found.schema, value, options);
}

const lines = ({ findings }: Validation) =>
  findings.map(({ path, message, fix }) => `${formatPath(path)}: ${message}; ${fix}`);

test("each finding names its place, the value, and what to write", () => {
  const schema = {
    type: "object",
    required: ["url"],
    additionalProperties: false,
    properties: {
      url: { type: "string", pattern: "^https://" },
      method: { enum: ["GET", "PUT"] },
      limit: { type: "integer", minimum: 1, multipleOf: 5 },
      tags: { type: "array", items: { type: "string", minLength: 2 }, uniqueItems: true, maxItems: 2 },
      when: { format: "date" },
      ["my.key"]: { const: true },
    },
  };
  const value = { method: "GTE", limit: -7, tags: ["a", "bb", "bb"], when: "tomorrow", urll: "x", "my.key": 1 };
  const suggest = (word: string) => ({ GTE: "GET", urll: "url" })[word];
  expect(lines(check(schema, value, { suggest }))).toEqual([
    "limit: is -7, below 1; use 1 or more",
    "limit: is -7, not a multiple of 5; use a multiple of 5",
    'method: is "GTE", which is not one of "GET", "PUT"; write "GET"',
    "[my.key]: is 1; write true",
    "tags: has 3 items, more than 2; keep to at most 2",
    'tags[0]: "a" is too short; write at least 2 characters',
    "tags[2]: is the same as item 1; keep one of them",
    "url: is required; add it",
    'urll: is not a property of the schema; did you mean "url"?',
    'when: "tomorrow" is no date; write a valid date',
  ]);
});

test("the order of keys does not matter", () => {
  const schema = { additionalProperties: { type: "string" }, required: ["c"] };
  expect(check(schema, { b: 1, a: 2 })).toEqual(check(schema, { a: 2, b: 1 }));
});

describe("alternatives", () => {
  const target = {
    anyOf: [{ type: "string" }, { type: "object", required: ["name"], properties: { name: { type: "string" } } }],
  };

  test("say what is wrong with the one that is meant", () => {
    expect(lines(check(target, { name: 1 }))).toEqual(["name: is an integer (1); write a string"]);
    const viaRef = {
      oneOf: [{ $ref: "#/$defs/a" }, { type: "null" }],
      $defs: { a: { type: "object", required: ["x"] } },
    };
    expect(lines(check(viaRef, {}))).toEqual(["x: is required; add it"]);
  });

  test("name their types where none is meant", () => {
    expect(lines(check(target, 5))).toEqual([": is an integer (5); write a string or an object"]);
  });

  test("are counted where several could be", () => {
    expect(lines(check({ oneOf: [{ type: "integer" }, { minimum: 1 }] }, 5))[0]).toMatch(/fits 2 alternatives/);
    expect(lines(check({ anyOf: [{ maxLength: 1 }, { pattern: "^b" }] }, "aa"))[0]).toMatch(
      /fits none of 2 alternatives/,
    );
  });
});

describe("what is not known yet", () => {
  const tolerate = { templates: true, references: true };
  const of = (schema: Json, value: Json) => {
    const { findings, unknown } = check(schema, value, { tolerate });
    return findings.length > 0 ? "invalid" : unknown ? "unknown" : "valid";
  };
  const template = "{{ inputs.x }}";

  test.each<[string, Json, Json, string]>([
    ["a template may be of any type", { type: "integer" }, template, "unknown"],
    ["also for an enum", { enum: [1, 2] }, template, "unknown"],
    ["with text around it is a string", { type: "integer" }, `a ${template}`, "invalid"],
    ["and as a string it may fit", { type: "string", pattern: "^b" }, `a ${template}`, "unknown"],
    ["or surely fits", { type: "string" }, `a ${template}`, "valid"],
    ["not of unknown is unknown", { not: { type: "string" } }, template, "unknown"],
    ["not of a string that is one", { not: { type: "string" } }, `a ${template}`, "invalid"],
    ["if decides nothing where both branches could hold", { if: { const: 1 }, else: false }, template, "unknown"],
    [
      "if that is unknown, with branches that both fail",
      {
        properties: { a: true },
        if: { properties: { a: { const: 1 } } },
        ...JSON.parse('{"then":{"required":["b"]}}'),
        else: { required: ["c"] },
      },
      { a: template },
      "invalid",
    ],
    [
      "if that is unknown, with branches that both hold",
      {
        if: { properties: { a: { const: 1 } } },
        ...JSON.parse('{"then":{"required":["a"]}}'),
        else: { required: ["a"] },
      },
      { a: template },
      "valid",
    ],
    [
      "one alternative that fits surely is enough",
      { anyOf: [{ minLength: 99 }, { type: "string" }] },
      `a ${template}`,
      "valid",
    ],
    ["oneOf needs to know of all", { oneOf: [{ type: "string" }, { type: "integer" }] }, template, "unknown"],
    ["nothing fits false", { properties: { a: false } }, { a: template }, "invalid"],
    ["a name is known although its value is not", { additionalProperties: false }, { a: template }, "invalid"],
    ["a required property is there", { required: ["a"] }, { a: template }, "valid"],
    ["the rest is judged all the same", { properties: { b: { type: "string" } } }, { a: template, b: 1 }, "invalid"],
    ["contains may be satisfied", { contains: { const: 1 } }, [2, template], "unknown"],
    ["contains is satisfied", { contains: { const: 1 } }, [1, template], "valid"],
    ["two templates may be unequal", { uniqueItems: true }, [template, template], "unknown"],
    ["two constants are equal", { uniqueItems: true }, [1, 1, template], "invalid"],
    ["const with a part that is unknown", { const: { a: 1, b: 2 } }, { a: template, b: 2 }, "unknown"],
    ["const with a part that differs", { const: { a: 1, b: 2 } }, { a: template, b: 3 }, "invalid"],
    [
      "evaluated only perhaps",
      {
        anyOf: [{ properties: { a: { const: 1 }, b: true } }, { properties: { a: true } }],
        unevaluatedProperties: false,
      },
      { a: template, b: 1 },
      "unknown",
    ],
    ["storage references", { type: "string" }, { $bubuStorageRef: "a/b" }, "unknown"],
    ["a Secret is not all of the inputs", { type: "object", required: ["a"] }, { $bubuSecretRef: "a:b" }, "invalid"],
    [
      "but may be one of them",
      { additionalProperties: { type: "string" } },
      { a: { $bubuSecretRef: "a:b" } },
      "unknown",
    ],
    ["names are never templates", { propertyNames: { maxLength: 3 } }, { [template]: 1 }, "invalid"],
  ])("%s", (_, schema, value, expected) => {
    expect(of(schema, value)).toBe(expected);
  });

  test("is what it is without tolerance", () => {
    expect(check({ type: "integer" }, template).findings).toHaveLength(1);
    expect(
      check({ type: "string", pattern: "^b" }, template, { tolerate: { references: true } }).findings,
    ).toHaveLength(1);
    expect(
      check({ type: "string" }, { $bubuStorageRef: "a" }, { tolerate: { templates: true } }).findings,
    ).toHaveLength(1);
  });
});

test("a budget that is used up is a finding, and says what was found before", () => {
  const { findings, exhausted, steps } = check({ items: { type: "integer" } }, ["x", 1, 1, 1, 1, 1], { maxSteps: 4 });
  expect(exhausted).toBe(true);
  expect(steps).toBe(4);
  expect(findings.map(({ keyword }) => keyword)).toEqual(["type", "budget"]);
});

test("steps say what was spent", () => {
  const schema: JsonObject = { properties: { a: { type: "integer" } } };
  expect(check(schema, { a: 1 }).steps).toBe(check(schema, { a: 2 }).steps);
  expect(check(schema, { a: 1 }).steps).toBeGreaterThan(check(schema, {}).steps);
});
