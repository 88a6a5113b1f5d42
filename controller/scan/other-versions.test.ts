import type { JsonObject } from "@bubustack/api/json";
import type { World } from "@bubustack/policies/admission/world";
import { clusterPolicy, policy } from "@bubustack/policies/examples/policy-objects";
import { expect, test } from "vitest";
import { creationOf } from "./engine.ts";
import { otherVersions } from "./other-versions.ts";

const scalers = {
  group: "autoscaling",
  version: "v1",
  kind: "HorizontalPodAutoscaler",
  resource: "horizontalpodautoscalers",
  namespaced: true,
};
const rule = (version: string) => ({
  apiGroups: ["autoscaling"],
  apiVersions: [version],
  operations: ["CREATE"],
  resources: ["horizontalpodautoscalers"],
});
const labels = { team: "a" };
const world: World = {
  look: () => ({
    state: "objects",
    objects: [{ apiVersion: "v1", kind: "Namespace", metadata: { name: "n", labels } }],
  }),
};
const request = creationOf(scalers, { metadata: { name: "x", namespace: "n" } });
const about = (version: string, more: JsonObject = {}, spec: JsonObject = {}) =>
  clusterPolicy({ matchConstraints: { resourceRules: [rule(version)], ...more }, ...spec });
const said = (...objects: readonly JsonObject[]) => otherVersions(objects)(request, world);

test("a policy for another version of what is read is unverified, and says why", () => {
  expect(said(about("v2"))).toEqual([
    {
      policy: expect.any(String),
      kind: "ClusterPolicy",
      reason:
        "its rules name version v2; horizontalpodautoscalers are read here as v1, which is a matter of the setting policy.readable",
    },
  ]);
  const within = policy({ matchConstraints: { resourceRules: [rule("v2")] } }, { namespace: "n" });
  expect(said(within)).toMatchObject([{ kind: "Policy", namespace: "n" }]);
  expect(said(policy({ matchConstraints: { resourceRules: [rule("v2")] } }, { namespace: "m" }))).toEqual([]);
});

test("one that means this version, no other than it says, another object, or another point is not", () => {
  expect(said(about("v1"), about("*"))).toEqual([]);
  expect(said(about("v2", { matchPolicy: "Exact" }))).toEqual([]);
  expect(said(about("v2", { namespaceSelector: { matchLabels: { team: "b" } } }))).toEqual([]);
  expect(said(about("v2", { namespaceSelector: { matchLabels: labels } }))).toHaveLength(1);
  expect(said(about("v2", { excludeResourceRules: [rule("v2")] }))).toEqual([]);
  expect(said(about("v2", {}, { at: ["Reference"] }))).toEqual([]);
});
