import type { JsonObject } from "@bubustack/api/json";
import { clusterPolicy, policy } from "@bubustack/policies/examples/policy-objects";
import { expect, test } from "vitest";
import { dependenciesOf, dependsOn } from "./dependencies.ts";
import { pods } from "./testing/found.ts";

const configMaps = { group: "", version: "v1", kind: "ConfigMap", resource: "configmaps", namespaced: true };
const paramKind = { apiVersion: "v1", kind: "ConfigMap" };
const named = (name: string, namespace = "n"): JsonObject => ({ metadata: { name, namespace } });

test("policies depend on the kinds of their params and of what they read, as far as these may be read", () => {
  const params = clusterPolicy({ paramKind }, { name: "params" });
  const reads = policy({ reads: [{ name: "a", ...paramKind, labelSelector: {} }] }, { name: "reads" });
  const neither = clusterPolicy({ paramKind: { apiVersion: "v2", kind: "ConfigMap" } }, { name: "neither" });
  const found = dependenciesOf([params, reads, neither], [pods, configMaps]);
  expect([...found].map(([key, { policies }]) => [key, policies])).toEqual([["configmaps.", [params, reads]]]);
  expect(dependenciesOf([params], [pods]).size).toBe(0);
});

test("params that are named are no others; what is read may be any", () => {
  const byName = clusterPolicy({ paramKind, paramRef: { name: "a", namespace: "n" } });
  const held = (policyOf: JsonObject, object: JsonObject) => dependsOn(policyOf, configMaps, object);
  expect([named("a"), named("b"), named("a", "m")].map((one) => held(byName, one))).toEqual([true, false, false]);
  const bySelector = clusterPolicy({ paramKind, paramRef: { selector: {} } });
  expect(held(bySelector, named("b", "m"))).toBe(true);
  const reading = clusterPolicy({ reads: [{ name: "a", ...paramKind, objectName: "'x'" }] });
  expect([held(reading, named("b")), dependsOn(reading, pods, named("b"))]).toEqual([true, false]);
});
