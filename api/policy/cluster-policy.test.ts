import { expect, test } from "vitest";
import { structural } from "../structural.ts";
import { valueProblems } from "../testing/value-problems.ts";
import { ClusterPolicy } from "./cluster-policy.ts";
import { Policy } from "./policy.ts";

const cluster = structural(ClusterPolicy.spec);
const own = structural(Policy.spec);
const matchConstraints = {
  resourceRules: [{ apiGroups: ["apps"], apiVersions: ["v1"], operations: ["CREATE"], resources: ["deployments"] }],
};
const validations = [{ expression: "object.spec.replicas <= 5" }];

test("the spec of a ValidatingAdmissionPolicy as the API server stores it is one of ours", () => {
  const stored = {
    failurePolicy: "Fail",
    paramKind: { apiVersion: "rules.example.com/v1", kind: "ReplicaLimit" },
    matchConstraints: {
      matchPolicy: "Equivalent",
      namespaceSelector: {},
      objectSelector: { matchExpressions: [{ key: "a", operator: "Exists" }] },
      resourceRules: [{ ...matchConstraints.resourceRules[0], resourceNames: ["a"], scope: "*" }],
      excludeResourceRules: [{ ...matchConstraints.resourceRules[0], operations: ["*"], scope: "Namespaced" }],
    },
    matchConditions: [{ name: "not-nodes", expression: "!('system:nodes' in request.userInfo.groups)" }],
    variables: [{ name: "replicas", expression: "object.spec.replicas" }],
    validations: [
      { expression: "variables.replicas <= 5", message: "at most 5", reason: "Forbidden" },
      { expression: "variables.replicas > 0", messageExpression: "'at least 1'" },
    ],
    auditAnnotations: [{ key: "high", valueExpression: "variables.replicas > 3 ? 'yes' : null" }],
  };
  expect(valueProblems(cluster, stored)).toEqual([]);
  expect(valueProblems(own, stored)).toEqual([]);
});

test("the spec of a MutatingAdmissionPolicy is one of a ClusterPolicy, and of no Policy", () => {
  const spec = {
    matchConstraints,
    failurePolicy: "Ignore",
    reinvocationPolicy: "IfNeeded",
    mutations: [
      { patchType: "ApplyConfiguration", applyConfiguration: { expression: "Object{spec: Object.spec{replicas: 1}}" } },
      { patchType: "JSONPatch", jsonPatch: { expression: "[JSONPatch{op: 'remove', path: '/spec/replicas'}]" } },
    ],
  };
  expect(valueProblems(cluster, spec)).toEqual([]);
  expect(Object.keys(own.properties ?? {})).not.toContain("mutations");
  expect(Object.keys(own.properties ?? {})).not.toContain("reinvocationPolicy");
});

test("a policy of a namespace cannot name another one", () => {
  const fields = (schema: typeof own, name: string) => {
    const field = schema.properties?.[name];
    return Object.keys((field?.items ?? field)?.properties ?? {});
  };
  expect(fields(cluster, "paramRef")).toContain("namespace");
  expect(fields(cluster, "reads")).toContain("allNamespaces");
  expect(fields(own, "paramRef")).toEqual(["name", "selector", "parameterNotFoundAction"]);
  expect(fields(own, "reads").filter((name) => /namespace/i.test(name))).toEqual([]);
});

test("what is left out is refused or has its default", () => {
  expect(valueProblems(cluster, { validations })).toEqual([".matchConstraints: required"]);
  expect(valueProblems(cluster, { matchConstraints: { resourceRules: [] }, validations })).toEqual([
    ".matchConstraints.resourceRules: items",
  ]);
  expect(cluster.properties?.["at"]?.default).toEqual(["Admission"]);
  expect(cluster.properties?.["action"]?.default).toBe("Deny");
  expect(cluster.properties?.["failurePolicy"]?.default).toBe("Fail");
});

test.each([
  [{ at: [] }, ".at: items"],
  [{ at: ["Elsewhere"] }, ".at[0]: enum"],
  [{ action: "Allow" }, ".action: enum"],
  [{ autogen: { podControllers: ["Pod"] } }, ".autogen.podControllers[0]: enum"],
  [{ exceptions: {} }, ".exceptions.maxDuration: required"],
  [{ reads: [{ name: "a-b", apiVersion: "v1", kind: "ConfigMap" }] }, ".reads[0].name: pattern"],
  [{ variables: [{ name: "a", expression: "" }] }, ".variables[0].expression: length"],
  [{ validations: [{ name: "A", expression: "true" }] }, ".validations[0].name: pattern"],
])("%j is refused", (given, problem) => {
  expect(valueProblems(cluster, { matchConstraints, validations, ...given })).toEqual([problem]);
});
