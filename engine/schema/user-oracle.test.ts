/** Our interpreter against ajv: the same verdict on every case, but for differences that have a name and a reason. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileUserSchema } from "./user/compile.ts";
import { schemas, values } from "./user/testing/arbitrary.ts";
import { pool } from "./user/testing/group.ts";
import { schemaCases } from "./user/testing/schema-cases.ts";
import { valueCases } from "./user/testing/value-cases.ts";
import { validate } from "./user/validate.ts";

type Draft = "7" | "2020-12";
type Verdict = boolean | "refused" | "throws";

const uris = {
  "7": "http://json-schema.org/draft-07/schema#",
  "2020-12": "https://json-schema.org/draft/2020-12/schema",
};
const options = { strict: false, logger: false, validateFormats: false, ownProperties: true } as const;

/** One of each: an instance spends most of its time on the meta-schema. */
const oracles = { "7": new Ajv(options), "2020-12": new Ajv2020(options) };

function theirs(draft: Draft, schema: Json): (value: Json) => Verdict {
  const ajv = oracles[draft];
  try {
    const check = ajv.compile(schema as JsonObject);
    ajv.removeSchema();
    return (value) => {
      try {
        return check(value) === true;
      } catch {
        return "throws";
      }
    };
  } catch {
    return () => "refused";
  }
}

function ours(draft: Draft, schema: Json): (value: Json) => Verdict {
  const compiled = compileUserSchema(isObject(schema) ? { $schema: uris[draft], ...schema } : schema);
  if ("problems" in compiled) return () => "refused";
  return (value) => validate(compiled.schema, value).findings.length === 0;
}

/** Where we say something else than ajv, and why. */
const differences: readonly {
  readonly name: string;
  readonly reason: string;
  /** A case that shows it. */
  readonly draft: Draft;
  readonly schema: JsonObject;
  readonly value: Json;
  readonly ours: Verdict;
  readonly theirs: Verdict;
  /** Whether a schema and a value are in its reach. */
  readonly reaches: (schema: string, value: Json) => boolean;
  /** The written cases agree all the same. */
  readonly only?: "generated";
}[] = [
  {
    name: "multipleOf of decimals",
    reason: "0.3 is a multiple of 0.1; ajv divides binary fractions, and gives up on numbers as large as 1e300",
    draft: "7",
    schema: { multipleOf: 0.1 },
    value: 0.3,
    ours: true,
    theirs: false,
    reaches: (schema, value) => schema.includes('"multipleOf"') && JSON.stringify(value).includes("1e+300"),
  },
  {
    name: "contains beside unevaluatedItems",
    reason: "2020-12 says that contains evaluates the items that fit it; for ajv it evaluates all of them",
    draft: "2020-12",
    schema: { contains: { type: "string" }, unevaluatedItems: false },
    value: [1, "a"],
    ours: false,
    theirs: true,
    reaches: (schema) => schema.includes('"contains"') && schema.includes('"unevaluatedItems"'),
  },
  {
    name: "contains and an empty list",
    reason: "an empty list contains nothing; ajv takes over what it found of the list before, or of another keyword",
    draft: "7",
    schema: { items: { contains: { type: "integer" } } },
    value: [[1], []],
    ours: false,
    theirs: true,
    reaches: (schema, value) =>
      schema.includes('"contains"') && (schema.includes('"prefixItems"') || JSON.stringify(value).includes("[]")),
    only: "generated",
  },
  {
    name: "unevaluated keywords beside an alternative that fails",
    reason: "what a failing schema evaluated counts for nobody; ajv counts it for the schema around",
    draft: "2020-12",
    schema: { anyOf: [true, { unevaluatedItems: { type: "object" } }], unevaluatedItems: { required: ["a"] } },
    value: [{}, null],
    ours: false,
    theirs: true,
    reaches: (schema) => schema.includes('"unevaluated') && /"(anyOf|oneOf|if|not|depend\w+)"/.test(schema),
    only: "generated",
  },
  {
    name: "$dynamicRef to an anchor below the root",
    reason: "ajv takes the root for the anchor and calls itself until its stack is full",
    draft: "2020-12",
    schema: { $dynamicRef: "#n", $defs: { x: { $dynamicAnchor: "n", type: "integer" } } },
    value: 1,
    ours: true,
    theirs: "throws",
    reaches: (schema) => schema.includes('"$dynamicRef":"#n"'),
  },
  {
    name: "patternProperties beside dependencies",
    reason: "the code that ajv makes of them throws; where it throws there is nothing to compare with",
    draft: "2020-12",
    schema: {
      patternProperties: { "^a": true },
      dependencies: { b: { patternProperties: { "^a": { type: "object" } } } },
    },
    value: { a: null },
    ours: true,
    theirs: "throws",
    reaches: () => false,
  },
  {
    name: "bounds that exclude each other",
    reason: "nothing fits such a schema, so that it is a mistake; ajv accepts it",
    draft: "7",
    schema: { minLength: 2, maxLength: 1 },
    value: "",
    ours: "refused",
    theirs: false,
    reaches: () => false,
  },
  {
    name: "references that lead back to themselves",
    reason: "judging by them never ends; ajv compiles them and overflows its stack",
    draft: "7",
    schema: { allOf: [{ $ref: "#" }] },
    value: 1,
    ours: "refused",
    theirs: "throws",
    reaches: () => false,
  },
  {
    name: "required: true",
    reason: "templates say so in a property, and mean that it is required; ajv refuses it",
    draft: "7",
    schema: { properties: { a: { required: true } } },
    value: {},
    ours: false,
    theirs: "refused",
    reaches: () => false,
  },
];

const tolerated = (schema: Json, value: Json, where: "written" | "generated") => {
  const text = JSON.stringify(schema);
  return differences.some(({ reaches, only = where }) => only === where && reaches(text, value));
};

test.each(differences)("differs in $name: $reason", ({ draft, schema, value, ...expected }) => {
  expect([ours(draft, schema)(value), theirs(draft, schema)(value)]).toEqual([expected.ours, expected.theirs]);
});

const cases = [...valueCases, ...schemaCases].flatMap(([keyword, drafts, schemas, more = []]) =>
  drafts.flatMap((draft) => schemas.map((schema) => ({ keyword, draft, schema, values: [...pool, ...more] }))),
);

test("there are enough cases", () => {
  const count = cases.reduce(
    (sum, one) => sum + one.values.filter((value) => !tolerated(one.schema, value, "written")).length,
    0,
  );
  expect(count).toBeGreaterThan(4_000);
});

const byKeyword = Object.entries(Object.groupBy(cases, ({ keyword, draft }) => `${keyword} in draft ${draft}`));

describe.each(byKeyword)("%s", (name, found) => {
  test("agrees with ajv", () => {
    for (const { draft, schema, values } of found ?? []) {
      const [mine, other] = [ours(draft, schema), theirs(draft, schema)];
      for (const value of values.filter((one) => !tolerated(schema, one, "written")))
        expect({ schema, value, verdict: mine(value) }).toEqual({ schema, value, verdict: other(value) });
    }
  });

  test("tells values apart", () => {
    const verdicts = (found ?? []).flatMap(({ draft, schema, values }) => values.map(ours(draft, schema)));
    expect(verdicts).not.toContain("refused");
    if (!name.startsWith("(annotations)")) expect(new Set(verdicts).size).toBe(2);
  });
});

/** One seed: what ajv gets wrong in one of ten thousand schemas must not decide whether a run of the tests fails. */
const seed = 2026;

describe("generated schemas", () => {
  test.each(["7", "2020-12"] as const)("agree with ajv in draft %s", (draft) => {
    fc.assert(
      fc.property(schemas(draft), fc.array(values, { minLength: 4, maxLength: 10 }), (schema, given) => {
        const [mine, other] = [ours(draft, schema), theirs(draft, schema)];
        for (const value of given) {
          const verdict = other(value);
          if (verdict === "throws" || tolerated(schema, value, "generated")) continue;
          expect([value, mine(value)]).toEqual([value, verdict]);
        }
      }),
      { numRuns: 300, seed },
    );
  });
});
