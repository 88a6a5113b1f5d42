import type { Json, JsonObject } from "@bubustack/api/json";
import fc from "fast-check";

const key = fc.constantFrom("a", "b", "c", "foo");
const scalar: fc.Arbitrary<Json> = fc.constantFrom<Json>(null, true, false, 0, 1, 2, -1, 1.5, "", "a", "ab", "foo");

/** Values that are near to what generated schemas ask for. */
export const values: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }) as fc.Arbitrary<JsonObject>,
  ),
})).value;

/** The keyword, apart: an object with a property of that name is easily taken for a promise. */
const consequence = "then";

/** Schemas of one draft over all keywords; `$ref` leads to one of two definitions, which do not refer to others. */
export function schemas(draft: "7" | "2020-12"): fc.Arbitrary<JsonObject> {
  const modern = draft === "2020-12";
  const { schema } = fc.letrec<{ schema: Json }>((tie) => {
    const sub = tie("schema");
    const some = fc.array(sub, { minLength: 1, maxLength: 3 });
    const map = fc.dictionary(key, sub, { maxKeys: 3, noNullPrototype: true });
    const names = fc.uniqueArray(key, { maxLength: 2 });
    const count = fc.integer({ min: 0, max: 2 });
    const keywords: { [name: string]: fc.Arbitrary<unknown> } = {
      type: fc.constantFrom<unknown>(
        "object",
        "array",
        "string",
        "integer",
        ["integer", "string"],
        ["object", "array", "null"],
      ),
      enum: fc.uniqueArray(scalar, { minLength: 1, maxLength: 3 }),
      const: scalar,
      minLength: count,
      pattern: fc.constantFrom("^a", "o", "^$", "^.b"),
      minimum: count,
      exclusiveMaximum: count,
      multipleOf: fc.constantFrom(1, 0.5, 2),
      minItems: count,
      uniqueItems: fc.boolean(),
      contains: sub,
      items: sub,
      minProperties: count,
      properties: map,
      patternProperties: fc.dictionary(fc.constantFrom("^a", "o$"), sub, { maxKeys: 2, noNullPrototype: true }),
      additionalProperties: sub,
      required: names,
      propertyNames: fc.constantFrom({ maxLength: 1 }, { enum: ["a", "b"] }, true),
      dependencies: fc.dictionary(key, fc.oneof(names, sub), { maxKeys: 2, noNullPrototype: true }),
      allOf: some,
      anyOf: some,
      oneOf: some,
      not: sub,
      if: sub,
      [consequence]: sub,
      else: sub,
      $ref: fc.constantFrom("#/$defs/x", "#/$defs/y"),
      ...(modern
        ? {
            prefixItems: some,
            minContains: count,
            maxContains: fc.integer({ min: 2, max: 3 }),
            dependentRequired: fc.dictionary(key, names, { maxKeys: 2, noNullPrototype: true }),
            dependentSchemas: map,
            unevaluatedItems: sub,
            unevaluatedProperties: sub,
          }
        : { additionalItems: sub }),
    };
    const one = fc
      .constantFrom(...Object.keys(keywords))
      .chain((name) => (keywords[name] ?? fc.constant(true)).map((value) => [name, value] as const));
    return {
      schema: fc.oneof(
        { maxDepth: 3, depthSize: "small" },
        fc.constantFrom<Json>(
          true,
          false,
          {},
          { type: "integer" },
          { type: "string" },
          { const: 1 },
          { required: ["a"] },
        ),
        fc.array(one, { minLength: 1, maxLength: 4 }).map((parts) => Object.fromEntries(parts) as JsonObject),
      ),
    };
  });
  const definitions = {
    x: { type: ["object", "integer"], properties: { a: { type: "integer" } } },
    y: { minLength: 1, items: { type: "string" } },
  };
  return schema.map((found) => ({
    ...(typeof found === "object" ? (found as JsonObject) : { allOf: [found] }),
    $defs: definitions,
  }));
}
