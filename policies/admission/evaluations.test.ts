import { Pending } from "@bubustack/cel/values/value";
import { expect, test } from "vitest";
import { validatingPolicy } from "./compiled.ts";
import { broken, distinct, evaluateAll, namespaceInput, timeIsUp } from "./evaluations.ts";
import { readBinding } from "./policy.ts";
import { PolicySet } from "./policy-set.ts";
import { binding, namespace, policy, request, world } from "./testing/scene.ts";
import type { World } from "./world.ts";

const evaluated = (spec: Parameters<typeof policy>[1], within: World, ...rest: readonly [never?]) => {
  const set = new PolicySet([validatingPolicy(policy("Validating", spec))], [readBinding(binding())]);
  return evaluateAll(set.matching(request(), within), request(), within, ...rest);
};
const yes = { validations: [{ expression: "true" }] };
const failures = (spec: Parameters<typeof policy>[1], within: World) =>
  evaluated(spec, within).evaluated.flatMap(({ evaluation }) => evaluation.failures);

test("time that is up before a policy is evaluated is its failure", () => {
  expect(failures(yes, { ...world(), expired: () => true })).toEqual([
    { message: timeIsUp, reason: "", index: 0, step: "time" },
  ]);
  const ignoring = evaluated({ ...yes, failurePolicy: "Ignore" }, { ...world(), expired: () => true });
  expect(ignoring.evaluated[0]?.evaluation).toMatchObject({ failures: [], ignored: [timeIsUp] });
});

test("a world that throws is a failure of the policy", () => {
  const within: World = { look: () => JSON.parse("}") };
  expect(evaluated(yes, within).errors).toMatchObject([{ reason: broken }]);
});

test("units that all policies spend are taken where they are spent", () => {
  let left = 3;
  const spend = (units: number) => {
    left -= units;
    return left >= 0;
  };
  const dear = { validations: [{ expression: "[1,2,3,4,5,6].all(x, x > 0)" }] };
  expect(failures(dear, { ...world(), spend })).toMatchObject([{ step: "budget" }]);
});

test("a namespace that cannot be known is stuck only where it is looked at", () => {
  const within = world(({ ask }) => (ask === "namespace" ? { state: "unknown", reason: "no cluster" } : undefined));
  expect(namespaceInput(request(), within).value).toBeInstanceOf(Pending);
  expect(namespaceInput(request(), world()).value).toBe(namespace);
  expect(evaluated(yes, within).unverified).toEqual([]);
  const looks = { validations: [{ expression: "namespaceObject.metadata.name == 'n'" }] };
  expect(evaluated(looks, within).unverified).toEqual([{ policy: "p", reason: "no cluster" }]);
});

test("a question is asked once", () => {
  const lookup = { ask: "namespace", name: "n" } as const;
  expect(distinct([lookup, { ...lookup }, { ask: "namespace", name: "m" }])).toHaveLength(2);
});
