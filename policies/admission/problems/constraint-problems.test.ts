import { expect, test } from "vitest";
import {
  bindingProblems,
  constraintProblems,
  paramKindProblems,
  paramRefProblems,
  policyConstraintProblems,
} from "./constraint-problems.ts";

const rule = { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] };
const good = { matchPolicy: "Exact", namespaceSelector: {}, objectSelector: {}, resourceRules: [rule] };
const fields = (problems: readonly { readonly field: string }[]) => problems.map(({ field }) => field);

test("constraints", () => {
  expect(constraintProblems(good, "m")).toEqual([]);
  expect(fields(constraintProblems({}, "m"))).toEqual(["m.matchPolicy", "m.namespaceSelector", "m.objectSelector"]);
  const odd = { ...good, matchPolicy: "Near", resourceRules: [{}], excludeResourceRules: [{ ...rule, scope: "x" }] };
  expect(fields(constraintProblems(odd, "m"))).toContain("m.excludeResourceRules[0].scope");
  expect(fields(policyConstraintProblems({}, "m"))).toEqual(["m"]);
  expect(fields(policyConstraintProblems({ matchConstraints: { ...good, resourceRules: [] } }, "m"))).toEqual([
    "m.resourceRules",
  ]);
});

test("a kind of params", () => {
  const said = (apiVersion: string, kind: string) => fields(paramKindProblems({ apiVersion, kind }, "p"));
  expect(paramKindProblems(undefined, "p")).toEqual([]);
  expect(said("v1", "ConfigMap")).toEqual([]);
  expect(said("a.b/v1", "A")).toEqual([]);
  for (const apiVersion of ["", "a/b/c", "A B/v1", "a.b/", "a.b/1"])
    expect(said(apiVersion, "A"), apiVersion).toEqual(["p.apiVersion"]);
  for (const kind of ["", "A B"]) expect(said("v1", kind), kind).toEqual(["p.kind"]);
});

test("a reference to params", () => {
  const said = (ref: object) => fields(paramRefProblems(ref as never, "p"));
  expect(paramRefProblems(undefined, "p")).toEqual([]);
  expect(said({ name: "a", parameterNotFoundAction: "Deny" })).toEqual([]);
  expect(said({ name: "a/b", parameterNotFoundAction: "Deny" })).toEqual(["p.name"]);
  expect(said({ name: "a", selector: {}, parameterNotFoundAction: "Odd" })).toEqual([
    "p.name",
    "p.selector",
    "p.parameterNotFoundAction",
  ]);
  expect(said({})).toEqual(["p", "p.parameterNotFoundAction"]);
});

test("a binding names a policy", () => {
  expect(fields(bindingProblems({ spec: { policyName: "a", matchResources: good } }))).toEqual([]);
  expect(fields(bindingProblems({}))).toEqual(["spec.policyName"]);
  expect(fields(bindingProblems({ spec: { policyName: "A B", matchResources: {} } }))).toContain(
    "spec.matchResources.matchPolicy",
  );
});
