import { expect, test } from "vitest";
import { host as digests } from "../testing/host.ts";
import { binding, clusterPolicy, exception } from "./examples.ts";
import { scopeOf } from "./scope.ts";

test("policies, bindings and exceptions are told apart; others are left aside", () => {
  const pod = { apiVersion: "v1", kind: "Pod", metadata: { name: "a" } };
  const namesake = { apiVersion: "example.io/v1", kind: "ClusterPolicy", metadata: { name: "a" } };
  const scope = scopeOf([pod, exception({}), namesake, clusterPolicy({}), binding("x")], 5, digests);
  expect(scope.policies.map(({ name }) => name)).toEqual(["example"]);
  expect(scope.bindings).toHaveLength(1);
  expect(scope.exceptions.map((one) => one.exception.name)).toEqual(["example"]);
  expect(scope.now).toBe(5);
});
