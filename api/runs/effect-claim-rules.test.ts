import { expect, test } from "vitest";
import { structural } from "../structural.ts";
import { EffectClaim } from "./effect-claim.ts";
import { effectClaimRules } from "./effect-claim-rules.ts";

const spec = structural(EffectClaim.spec).properties ?? {};

test("rules speak only of fields that are there", () => {
  const named = effectClaimRules.flatMap(({ rule }) =>
    [...rule.matchAll(/(?:self|oldSelf)\.(\w+)/g)].map(([, field]) => field ?? ""),
  );
  expect(named.filter((field) => spec[field] === undefined)).toEqual([]);
});

test("no rule compares free-form objects, over which a rule of a CRD misses changes", () => {
  const named = effectClaimRules.flatMap(({ rule }) => [...rule.matchAll(/\.(\w+)/g)].map(([, field]) => field ?? ""));
  expect(named.filter((field) => spec[field]?.["x-kubernetes-preserve-unknown-fields"])).toEqual([]);
});

test("what is optional is asked for before it is read", () => {
  for (const { rule } of effectClaimRules)
    for (const [, who = "", field = ""] of rule.matchAll(/\b(self|oldSelf)\.(\w+) (?:==|!=|>=|\+)/g))
      expect(rule).toContain(`has(${who}.${field})`);
});
