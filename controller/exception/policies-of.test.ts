import { clusterException, exception } from "@bubustack/policies/examples/policy-objects";
import { expect, test } from "vitest";
import { policiesOf, policyName } from "./policies-of.ts";

test("a namespaced exception is from policies of its namespace or of the cluster, one of the cluster from those alone", () => {
  const policies = [{ kind: "Policy", name: "few" }, { name: "few" }, {}];
  expect(policiesOf(exception({ policies })).map(policyName)).toEqual([
    "Policy default/few",
    "ClusterPolicy /few",
    "ClusterPolicy /",
  ]);
  expect(policiesOf(clusterException({ policies: [{ kind: "Policy", name: "few" }] })).map(policyName)).toEqual([
    "ClusterPolicy /few",
  ]);
  expect(policiesOf({ kind: "PolicyException", spec: { policies: "x" } })).toEqual([]);
});
