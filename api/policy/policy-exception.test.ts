import { expect, test } from "vitest";
import { structural } from "../structural.ts";
import { valueProblems } from "../testing/value-problems.ts";
import { ClusterPolicyException } from "./cluster-policy-exception.ts";
import { PolicyException } from "./policy-exception.ts";

const cluster = structural(ClusterPolicyException.spec);
const own = structural(PolicyException.spec);
const base = {
  policies: [{ name: "engrams-by-digest" }],
  match: { resources: ["engramtemplates"], names: ["legacy-scanner"] },
  reason: "vendor ships no digests before March",
  expiresAt: "2026-12-15T00:00:00Z",
};

test("an exception has a reason and an end", () => {
  expect(valueProblems(cluster, base)).toEqual([]);
  expect(valueProblems(own, base)).toEqual([]);
  expect(valueProblems(cluster, {})).toEqual([
    ".policies: required",
    ".match: required",
    ".reason: required",
    ".expiresAt: required",
  ]);
  expect(valueProblems(cluster, { ...base, reason: "  " })).toEqual([".reason: pattern"]);
});

test("the exception of a namespace names no namespace, and says whose policy it means", () => {
  const match = (schema: typeof own) => Object.keys(schema.properties?.["match"]?.properties ?? {});
  expect(match(cluster)).toContain("namespaces");
  expect(match(own)).toEqual(["resources", "names", "conditions"]);
  expect(own.properties?.["policies"]?.items?.properties?.["kind"]?.default).toBe("ClusterPolicy");
});

test.each(["pods", "deployments.apps", "pods/ephemeralcontainers", "engrams.bubustack.io/status"])(
  "%s is a resource",
  (resource) => {
    expect(valueProblems(cluster, { ...base, match: { resources: [resource] } })).toEqual([]);
  },
);

test.each(["*", "Pods", "pods/*", "*/scale", "", "pods/", "pods.", ".apps"])("%j is no resource", (resource) => {
  expect(valueProblems(cluster, { ...base, match: { resources: [resource] } })).not.toEqual([]);
});

test("an approval may be empty: who approves is written down by the platform", () => {
  expect(valueProblems(own, { ...base, approval: {} })).toEqual([]);
  expect(valueProblems(own, { ...base, approval: { digest: "abc" } })).toEqual([".approval.digest: pattern"]);
});
