/** Schemas and values that somebody made to hurt. Each ends with a finding, a problem or a verdict: none hangs. */
import type { Json, JsonObject } from "@bubustack/api/json";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { UserSchema } from "./user/compile.ts";
import { compileUserSchema } from "./user/compile.ts";
import { applyDefaults } from "./user/defaults.ts";
import { values } from "./user/testing/arbitrary.ts";
import { validate } from "./user/validate.ts";

function compiled(schema: Json): UserSchema {
  const found = compileUserSchema(schema);
  if ("problems" in found) throw new Error(JSON.stringify(found.problems));
  return found.schema;
}

function problems(schema: Json): readonly string[] {
  const found = compileUserSchema(schema);
  return "problems" in found ? found.problems.map(({ message, fix }) => `${message}; ${fix}`) : [];
}

/** `levels` definitions, each of which refers twice to the next one. */
function fanOut(levels: number, keyword = "allOf"): JsonObject {
  const names = Array.from({ length: levels }, (_, i) => [`d${i}`, `#/$defs/d${i + 1}`] as const);
  const doubled = names.map(([name, next]) => [name, { [keyword]: [{ $ref: next }, { $ref: next }] }] as const);
  return { $ref: "#/$defs/d0", $defs: { ...Object.fromEntries(doubled), [`d${levels}`]: { type: "string" } } };
}

const exhausted = (schema: Json, value: Json) => {
  const { findings, exhausted } = validate(compiled(schema), value);
  expect(findings.at(-1)?.keyword).toBe(exhausted ? "budget" : findings.at(-1)?.keyword);
  return exhausted;
};

describe("references", () => {
  test.each(["allOf", "anyOf", "oneOf"])("40 levels of local $ref under %s, in 3 KB", (keyword) => {
    const schema = fanOut(40, keyword);
    expect(JSON.stringify(schema).length).toBeLessThan(3_000);
    expect(exhausted(schema, keyword === "anyOf" ? 1 : "a")).toBe(true);
  });

  test("the same under not, if and dependentSchemas", () => {
    const next = (i: number) => ({ $ref: `#/$defs/d${i + 1}` });
    const defs = Array.from({ length: 40 }, (_, i) => [
      `d${i}`,
      { not: { if: next(i), else: next(i), dependentSchemas: { a: next(i), b: next(i) } } },
    ]);
    const schema = { $ref: "#/$defs/d0", $defs: { ...Object.fromEntries(defs), d40: { type: "object" } } };
    expect(exhausted(schema, { a: 1, b: 1 })).toBe(true);
  });

  test("defaults through 40 levels", () => {
    const schema = { ...fanOut(40), properties: { a: { default: 1 } } };
    expect(applyDefaults(compiled(schema), {})).toEqual({ a: 1 });
    const wide = fanOut(40);
    const all = { ...wide, $defs: { ...(wide["$defs"] as JsonObject), d40: { properties: { a: { default: 1 } } } } };
    expect(applyDefaults(compiled(all), {})).toEqual({ a: 1 });
  });

  test.each<[string, JsonObject]>([
    ["$ref to itself", { $ref: "#" }],
    [
      "$ref in a ring",
      { $ref: "#/$defs/a", $defs: { a: { $ref: "#/$defs/b" }, b: { allOf: [{ $ref: "#/$defs/a" }] } } },
    ],
    ["$dynamicRef to itself", { $dynamicAnchor: "a", $dynamicRef: "#a" }],
    [
      "$dynamicRef through two resources",
      {
        $dynamicAnchor: "a",
        allOf: [{ $ref: "b" }],
        $defs: { b: { $id: "b", $dynamicRef: "#a", $dynamicAnchor: "a" } },
      },
    ],
    ["not of itself", { not: { $ref: "#" } }],
    ["if of itself", { if: { $ref: "#" } }],
    ["dependentSchemas of itself", { dependentSchemas: { a: { $ref: "#" } } }],
  ])("%s is refused", (_, schema) => {
    expect(problems(schema)[0]).toMatch(/leads back to itself/);
  });

  test("a chain of 4,000 references ends", () => {
    const defs = Array.from({ length: 4_000 }, (_, i) => [`d${i}`, { $ref: `#/$defs/d${i + 1}` }]);
    const schema = { $ref: "#/$defs/d0", $defs: { ...Object.fromEntries(defs), d4000: { type: "string" } } };
    expect(exhausted(schema, "a")).toBe(true);
  });

  test.each(["http://example.com/x", "file:///etc/passwd", "//example.com/x", "other.json", "urn:x:y"])(
    "%s is never fetched",
    ($ref) => {
      expect(problems({ $ref })[0]).toMatch(/leads out of the schema, and nothing is fetched/);
    },
  );
});

describe("values", () => {
  test("uniqueItems on 5,000 objects", () => {
    const items = Array.from({ length: 5_000 }, (_, id) => ({ id, tags: ["a", "b"], nested: { deep: { id } } }));
    const schema = compiled({ uniqueItems: true });
    expect(validate(schema, items)).toMatchObject({ findings: [], exhausted: false });
    const [finding] = validate(schema, [...items, { nested: { deep: { id: 7 } }, id: 7, tags: ["a", "b"] }]).findings;
    expect(finding).toMatchObject({ path: [5_000], keyword: "uniqueItems", message: "is the same as item 7" });
    expect(exhausted({ uniqueItems: true }, [items, items, items, items, items])).toBe(true);
  });

  test("100,000 errors", () => {
    const { findings, exhausted, steps } = validate(
      compiled({ items: { type: "integer" } }),
      Array.from({ length: 100_000 }, () => "x"),
    );
    expect([findings.length, exhausted]).toEqual([50, false]);
    expect(steps).toBeLessThan(100);
    const wrong = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`k${i}`, 1]));
    expect(validate(compiled({ additionalProperties: false }), wrong, { maxFindings: 7 }).findings).toHaveLength(7);
  });

  test("nested 10,000 deep", () => {
    let value: Json = 1;
    for (let i = 0; i < 10_000; i++) value = [value];
    expect(exhausted({ items: { $ref: "#" } }, value)).toBe(true);
    expect(exhausted({ uniqueItems: true }, [value, value])).toBe(true);
    expect(applyDefaults(compiled({ items: { $ref: "#" }, default: 1 }), value)).toBe(value);
    let object: Json = 1;
    for (let i = 0; i < 10_000; i++) object = { a: object };
    expect(exhausted({ additionalProperties: { $ref: "#" } }, object)).toBe(true);
  });

  test("keys that every object has are only what was sent", () => {
    const value: JsonObject = JSON.parse('{ "__proto__": { "polluted": 1 }, "constructor": 1 }');
    const schema: JsonObject = JSON.parse(
      '{ "properties": { "__proto__": { "properties": { "x": { "default": 1 } } } } }',
    );
    expect(validate(compiled({ additionalProperties: false }), value).findings).toHaveLength(2);
    expect(Object.getPrototypeOf(applyDefaults(compiled(schema), value))).toBe(Object.prototype);
    expect(JSON.stringify(applyDefaults(compiled(schema), value))).toBe(
      '{"__proto__":{"polluted":1,"x":1},"constructor":1}',
    );
    expect(
      JSON.stringify(applyDefaults(compiled(JSON.parse('{"properties":{"__proto__":{"default":{"x":1}}}}')), {})),
    ).toBe('{"__proto__":{"x":1}}');
    expect({}).not.toHaveProperty("polluted");
    expect(validate(compiled({ required: ["toString", "__proto__"] }), {}).findings).toHaveLength(2);
  });
});

describe("patterns", () => {
  test.each(["(a+)+$", "^(a|a)*$", "^(a|aa)+$", "(.*)*x", "^(([a-z])+.)+[A-Z]([a-z])+$"])("%s ends", (pattern) => {
    expect(validate(compiled({ pattern }), `${"a".repeat(5_000)}!`).steps).toBeLessThan(300_000);
    expect(
      validate(compiled({ patternProperties: { [pattern]: false } }), { [`${"a".repeat(200)}!`]: 1 }).exhausted,
    ).toBe(false);
  });

  test("[a-z]{1,100}[0-9] on 300 KB is stopped", () => {
    expect(exhausted({ pattern: "[a-z]{1,100}[0-9]" }, "a".repeat(300_000))).toBe(true);
  });

  test("patterns that unfold to millions of states are refused", () => {
    expect(problems({ pattern: "((a{1000}){1000}){1000}" })[0]).toMatch(/unfold to more than/);
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`^x${i}[a-z]{500}$`, {}]));
    expect(problems({ patternProperties: many })[0]).toMatch(/more than 20000 states/);
  });
});

describe("documents", () => {
  test("nested too deeply, or too large", () => {
    let deep: Json = {};
    for (let i = 0; i < 10_000; i++) deep = { not: deep };
    expect(problems(deep)).toEqual(["is nested more than 64 deep; move parts of it under $defs"]);
    expect(problems({ enum: Array.from({ length: 60_000 }, (_, i) => i) })[0]).toMatch(/more than 50000 values/);
    const many = Object.fromEntries(Array.from({ length: 6_000 }, (_, i) => [`p${i}`, {}]));
    expect(problems({ properties: many })[0]).toMatch(/more than 5000 schemas/);
  });

  test("with 10,000 mistakes", () => {
    const wrong = Object.fromEntries(
      Array.from({ length: 4_000 }, (_, i) => [`p${i}`, { type: "strin", minLength: -1 }]),
    );
    expect(problems({ properties: wrong })).toHaveLength(50);
  });
});

test("whatever the schema and the value, there is an answer", () => {
  const anything = fc.oneof(values, fc.jsonValue() as fc.Arbitrary<Json>);
  const keywords =
    "type enum const items properties required $ref $id $anchor if not pattern format allOf minimum".split(" ");
  const schema = fc.letrec<{ schema: Json }>((tie) => ({
    schema: fc.oneof(
      { maxDepth: 3 },
      anything,
      fc.constantFrom<Json>("#", "#/items", "object", -1, [], true),
      fc.dictionary(fc.constantFrom(...keywords), tie("schema"), { noNullPrototype: true }) as fc.Arbitrary<JsonObject>,
    ),
  })).schema;
  fc.assert(
    fc.property(schema, anything, (given, value) => {
      const found = compileUserSchema(given);
      if ("problems" in found) expect(found.problems.length).toBeGreaterThan(0);
      else {
        validate(found.schema, value, { tolerate: { templates: true, references: true } });
        applyDefaults(found.schema, value);
      }
    }),
    { numRuns: 2_000 },
  );
});
