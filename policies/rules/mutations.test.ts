/** The examples of every rule, each with one part replaced by something random: no rule may break on what is near to valid. */

import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Finding } from "../finding.ts";
import type { Example } from "../rule.ts";
import { judgeExample } from "../testing/closed-world.ts";
import { packs } from "./index.ts";

type Place = readonly (string | number)[];

const leaf = fc.oneof(
  fc.constantFrom<Json>(null, true, 0, -1, 1.5, 2 ** 53, "", " ", "a", "{{ inputs.a }}", "\ud800", "__proto__", [], {}),
  fc.string({ maxLength: 12 }),
);
const part: fc.Arbitrary<Json> = fc.oneof(
  leaf,
  fc.array(leaf, { maxLength: 3 }),
  fc.dictionary(fc.constantFrom("name", "kind", "mode", "namespace", "env", "constructor", "a"), leaf, { maxKeys: 3 }),
);

describe.each(packs.map((pack) => [pack.kind.kind, pack] as const))("%s", (_, { defaults, rules }) => {
  const examples = [...defaults, ...rules].flatMap((rule): readonly Example[] =>
    rule.effect === "default" ? rule.examples.fills : [...rule.examples.allow, ...rule.examples.deny],
  );
  const mutated = fc
    .constantFrom(...examples.filter(({ object }) => JSON.stringify(object).length < 10_000))
    .chain((example) =>
      fc.record({ example: fc.constant(example), place: fc.constantFrom(...places(example.object)), part }),
    )
    .map(({ example, place, part }): Example => ({ ...example, object: asObject(put(example.object, place, part)) }));

  test("nothing breaks, and what is left out of the schema's reach is judged all the same", () => {
    fc.assert(
      fc.property(mutated, (example) => {
        const { findings, warnings } = judgeExample(example);
        expect([...findings, ...warnings].filter(({ type }) => type === "InternalError")).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("the order of keys does not matter, and judging the result again changes nothing", () => {
    fc.assert(
      fc.property(mutated, (example) => {
        const first = judgeExample(example);
        const turned = judgeExample({ ...example, object: asObject(reversed(example.object)) });
        expect(turned.findings.map(said).sort()).toEqual(first.findings.map(said).sort());
        if (first.object === undefined || example.operation === "DELETE") return;
        const again = judgeExample({ ...example, object: asObject(first.object) });
        expect(again.patches).toEqual([]);
        expect(again.findings.map(said)).toEqual(first.findings.map(said));
      }),
      { numRuns: 100 },
    );
  });
});

function said({ rule, path, type }: Finding): string {
  return JSON.stringify([rule, path, type]);
}

/** Every place inside `spec`. */
function places(object: JsonObject): readonly Place[] {
  const inside = (json: Json, at: Place): Place[] => {
    if (isList(json)) return [at, ...json.flatMap((item, index) => inside(item, [...at, index]))];
    if (!isObject(json)) return [at];
    return [at, ...Object.entries(json).flatMap(([key, item]) => inside(item ?? null, [...at, key]))];
  };
  return inside(object["spec"] ?? null, ["spec"]);
}

function put(json: Json, [key, ...rest]: Place, replacement: Json): Json {
  if (key === undefined) return replacement;
  if (isList(json) && typeof key === "number") return json.with(key, put(json[key] ?? null, rest, replacement));
  return isObject(json) ? { ...json, [key]: put(json[key] ?? null, rest, replacement) } : json;
}

function reversed(json: Json): Json {
  if (isList(json)) return json.map(reversed);
  if (!isObject(json)) return json;
  return Object.fromEntries(
    Object.entries(json)
      .map(([key, item]) => [key, reversed(item ?? null)] as const)
      .reverse(),
  );
}

function asObject(json: Json): JsonObject {
  return isObject(json) ? json : {};
}
