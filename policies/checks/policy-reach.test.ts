import { expect, test } from "vitest";
import { clusterPolicy, policy } from "../examples/policy-objects.ts";
import { line } from "../finding.ts";
import { judgeExample } from "../testing/closed-world.ts";

const stories = {
  apiGroups: ["bubustack.io"],
  apiVersions: ["v1alpha1"],
  operations: ["CREATE", "UPDATE"],
  resources: ["stories"],
};
const said = (constraints: object, make = clusterPolicy, more: object = {}) => {
  const matchConstraints = { resourceRules: [stories], ...constraints };
  const { findings, warnings } = judgeExample({ object: make({ matchConstraints, ...more } as never) });
  return [...findings, ...warnings.filter(({ rule }) => rule.endsWith("rules-reach"))].map(line);
};
const named = (...values: readonly string[]) => ({
  namespaceSelector: { matchExpressions: [{ key: "kubernetes.io/metadata.name", operator: "In", values }] },
});

test("namespaces in which it is never asked", () => {
  expect(said(named("kube-system", "kube-public"))).toEqual([
    expect.stringContaining('selects only "kube-system", "kube-public", in which no policy is asked'),
  ]);
  expect(said(named("kube-system", "default"))).toEqual([]);
  expect(said(named("other"), policy)).toEqual([expect.stringContaining('the policy is asked in "default" alone')]);
  expect(said(named("default"), policy)).toEqual([]);
});

test("conditions, selectors, and rules that are excluded", () => {
  const matchConditions = [{ name: "odd", expression: "has(object.spec) && !has(object.spec)" }];
  expect(said({}, clusterPolicy, { matchConditions })).toEqual([expect.stringContaining("is false for every request")]);
  expect(said({ objectSelector: { matchExpressions: [{ key: "a", operator: "Exists" }] } })).toEqual([]);
  const contradicting = {
    matchLabels: { a: "b" },
    matchExpressions: [{ key: "a", operator: "DoesNotExist" }],
  };
  expect(said({ objectSelector: contradicting })).toEqual([expect.stringContaining('of the label "a"')]);
  expect(said({ excludeResourceRules: [{ ...stories, operations: ["CREATE"] }] })).toEqual([]);
  expect(said({ excludeResourceRules: [{ ...stories, operations: ["*"] }] })).toEqual([
    expect.stringContaining("spec.matchConstraints.resourceRules[0]: is excluded as a whole"),
  ]);
});

test("versions, operations and resources that there are not", () => {
  const rule = (one: object) => said({ resourceRules: [{ ...stories, ...one }] });
  expect(rule({ apiVersions: ["v2"] })).toEqual([expect.stringContaining('there is no version "v2" of these')]);
  expect(rule({ apiVersions: ["v2", "v1alpha1"] })).toEqual([]);
  expect(rule({ operations: ["CONNECT"] })).toEqual([expect.stringContaining("never asked about with CONNECT")]);
  expect(rule({ operations: ["CREATE"], resources: ["stories/status"] })).toEqual([
    expect.stringContaining("never asked about with CREATE"),
  ]);
  // What is refused is not warned about besides.
  expect(rule({ resources: ["storys"] })).toHaveLength(1);
  expect(rule({ apiGroups: ["apps"], resources: ["deploymens"] })).toEqual([
    expect.stringContaining('"deploymens" is no resource of apps; write deployments'),
  ]);
});
