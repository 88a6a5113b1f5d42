import { expect, test } from "vitest";
import { structural } from "../../structural.ts";
import { valueProblems } from "../../testing/value-problems.ts";
import { matchConditions, matchConstraints } from "./match.ts";

const rule = { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] };

test("each part of a rule has an entry", () => {
  const schema = structural(matchConstraints);
  expect(valueProblems(schema, { resourceRules: [rule] })).toEqual([]);
  for (const part of Object.keys(rule))
    expect(valueProblems(schema, { resourceRules: [{ ...rule, [part]: [] }] })).toEqual([
      `.resourceRules[0].${part}: items`,
    ]);
});

test("conditions are told apart by their names", () => {
  const { "x-kubernetes-list-map-keys": keys, maxItems } = structural(matchConditions("Conditions."));
  expect([keys, maxItems]).toEqual([["name"], 64]);
});
