import { expect, test } from "vitest";
import { readMutatingPolicy } from "../mutating-policy.ts";
import { apply, patch, policy } from "../testing/scene.ts";
import { mutatingBindingProblems, mutatingPolicyProblems } from "./mutating-problems.ts";

const rule = { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] };
const matchConstraints = { matchPolicy: "Exact", namespaceSelector: {}, objectSelector: {}, resourceRules: [rule] };
const said = (spec: object) => {
  const object = policy("Mutating", {
    matchConstraints,
    reinvocationPolicy: "Never",
    mutations: [apply("Object{}")],
    ...spec,
  } as never);
  return mutatingPolicyProblems(object, readMutatingPolicy(object)).map(({ field, detail }) => `${field}: ${detail}`);
};

test("a policy changes something", () => {
  expect(said({})).toEqual([]);
  expect(said({ mutations: [] })).toEqual(["spec.mutations: mutations must contain at least one item"]);
  expect(said({ reinvocationPolicy: "" })).toEqual(["spec.reinvocationPolicy: "]);
  const deleting = { ...matchConstraints, resourceRules: [{ ...rule, operations: ["DELETE"] }] };
  expect(said({ matchConstraints: deleting })).toEqual([
    'spec.matchConstraints.resourceRules.operations: supported values: "*", "CONNECT", "CREATE", "UPDATE"',
  ]);
});

test.each([
  [{ patchType: "" }, ["spec.mutations[0].patchType: "]],
  [{ patchType: "Odd" }, ['spec.mutations[0].patchType: supported values: "ApplyConfiguration", "JSONPatch"']],
  [{ patchType: "JSONPatch" }, ["spec.mutations[0].jsonPatch: must be specified when patchType is JSONPatch"]],
  [apply(" "), ["spec.mutations[0].applyConfiguration.expression: "]],
  [patch("Object{}"), ["spec.mutations[0].jsonPatch.expression: must evaluate to list(JSONPatch) but got Object"]],
  [
    { ...apply("Object{}"), ...patch("[]"), patchType: "ApplyConfiguration" },
    ["spec.mutations[0].jsonPatch: must not be specified when patchType is ApplyConfiguration"],
  ],
])("%j", (mutation, problems) => expect(said({ mutations: [mutation] })).toEqual(problems));

test("a binding cannot bind to what goes away", () => {
  expect(mutatingBindingProblems({ spec: { policyName: "p" } })).toEqual([]);
  const matchResources = { ...matchConstraints, resourceRules: [{ ...rule, operations: ["DELETE"] }] };
  expect(mutatingBindingProblems({ spec: { policyName: "p", matchResources } }).map(({ field }) => field)).toEqual([
    "spec.matchResources.resourceRules.operations",
  ]);
});
