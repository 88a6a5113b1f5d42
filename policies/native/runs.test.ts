/** Each native policy is held to the rules that it stands in for: over all their examples both say the same. */

import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { compile } from "@bubustack/cel/compile";
import { kubernetes } from "@bubustack/cel/kubernetes/environment";
import { dyn } from "@bubustack/cel/type/type";
import type { Value } from "@bubustack/cel/values/value";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { effectClaim, stepRun, storyRun, storyTrigger } from "../examples/objects.ts";
import type { Example } from "../rule.ts";
import { packs } from "../rules/index.ts";
import { judgeExample } from "../testing/closed-world.ts";
import { mutations } from "../testing/random-objects.ts";
import type { NativePolicy } from "./native-policy.ts";
import { policyName } from "./native-policy.ts";
import { nativePolicies } from "./runs.ts";

const env = kubernetes({
  optionals: true,
  variables: { object: dyn, oldObject: dyn, variables: dyn },
});

function program(expression: string) {
  const compiled = compile(expression, env);
  if ("issues" in compiled) throw new Error(`${expression}: ${compiled.issues[0]?.message}`);
  return compiled.program;
}

/** What a policy says about an update: the rules whose validation is false, or an error. */
function refusals({ variables, validations }: NativePolicy) {
  const named = variables.map(({ name, expression }) => ({ name, program: program(expression) }));
  const checks = validations.map(({ rule, expression }) => ({ id: rule.id, program: program(expression) }));
  return (object: JsonObject, oldObject: JsonObject): readonly string[] => {
    const known: { [name: string]: Value } = {};
    const given = { object: object as Value, oldObject: oldObject as Value, variables: known as Value };
    for (const one of named) known[one.name] = one.program.evaluate(given).value;
    return checks.flatMap(({ id, program: check }) => {
      const { value } = check.evaluate(given);
      if (typeof value !== "boolean") throw new Error(`${id}: ${JSON.stringify(value)}`);
      return value ? [] : [id];
    });
  };
}

const rules = packs.flatMap((pack) => pack.rules);

/** Examples of updates that a policy is about. */
function examples({ kind, status }: NativePolicy): readonly Example[] {
  return rules
    .filter((rule) => rule.kind === kind.kind)
    .flatMap((rule) => [...rule.examples.allow, ...rule.examples.deny])
    .filter(({ old, subResource }) => old !== undefined && (subResource === "status") === (status === true));
}

describe.each(nativePolicies.map((policy) => [policyName(policy), policy] as const))("%s", (_, policy) => {
  const said = refusals(policy);
  const held = new Set(policy.validations.map(({ rule }) => rule.id));

  test("refuses each example that its rules refuse, and none that they allow", () => {
    const all = examples(policy);
    expect(all.length).toBeGreaterThan(1);
    for (const example of all) {
      const { findings } = judgeExample(example);
      const expected = new Set(findings.map(({ rule }) => rule).filter((id) => held.has(id)));
      expect(new Set(said(example.object, example.old ?? {})), JSON.stringify(example)).toEqual(expected);
    }
  });

  test("refuses something by each validation", () => {
    const refused = new Set(examples(policy).flatMap(({ object, old }) => said(object, old ?? {})));
    expect([...refused].sort()).toEqual([...held].sort());
  });
});

const objects = [
  storyRun({ inputs: { a: 1 } }, {}, { phase: "Running", gates: { g: { state: "Approved" } }, observedGeneration: 1 }),
  stepRun({ input: { a: 1 }, idempotencyKey: "k" }, {}, { phase: "Failed", retries: 1 }),
  storyTrigger({}, {}, { decision: "Created", storyRunRef: { name: "r" } }),
  effectClaim({ completionStatus: "released" }, {}, { phase: "Released", observedGeneration: 2 }),
];

/** What the API server vouches for: the metadata. */
const metadata = fc.constantFrom<JsonObject>(
  {},
  { annotations: { "storyrun.bubustack.io/redrive-token": "2" } },
  { annotations: { "storyrun.bubustack.io/redrive-from-step": "a:1", "storyrun.bubustack.io/trigger-token": "t" } },
  { labels: { "bubustack.io/parent-storyrun": "p", "bubustack.io/materialize": "true" } },
);

test("whatever valid objects meet, a policy has an answer and it is that of its rules", () => {
  for (const object of objects) {
    const { apiVersion, kind } = object;
    const own = isObject(object["metadata"]) ? object["metadata"] : {};
    const schema = packs.find((pack) => pack.kind.kind === kind)?.schema();
    const stored = fc
      .tuple(mutations(object), metadata)
      .filter(([one]) => isObject(one))
      .map(([one, more]) => ({ ...(one as JsonObject), apiVersion, kind, metadata: { ...own, ...more } }))
      // What a schema has not accepted never meets a policy, nor what it drops.
      .filter((one) => schema?.check(one).violations.length === 0)
      .map((one) => (schema?.prune(one) ?? one) as JsonObject);
    for (const policy of nativePolicies.filter((one) => one.kind.kind === kind)) {
      const said = refusals(policy);
      const held = new Set(policy.validations.map(({ rule }) => rule.id));
      fc.assert(
        fc.property(stored, stored, (next, old) => {
          const sub = policy.status === true ? { subResource: "status" as const } : {};
          const { findings } = judgeExample({ object: next, old, ...sub });
          const expected = new Set(findings.map(({ rule }) => rule).filter((id) => held.has(id)));
          expect(new Set(said(next, old))).toEqual(expected);
        }),
        { numRuns: 100 },
      );
    }
  }
});
