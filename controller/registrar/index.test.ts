import type { Caches } from "@bubustack/runtime/kube/caches";
import { expect, test } from "vitest";
import { registrarRights } from "../rights.ts";
import { kept, registrar } from "./index.ts";

const config = { namespace: "bubu-system" };
const none: Caches = { of: () => undefined, ready: Promise.resolve(), start: () => {}, stop: () => Promise.resolve() };

test("reads single objects by name, of Leases those of replicas, and the policies of the cluster; it may read no more than that", () => {
  const read = kept(config).map(({ resource, fieldSelector, labelSelector }) => [
    resource.resource,
    fieldSelector ?? labelSelector,
  ]);
  expect(read).toEqual([
    ["leases", "bubustack.io/webhook=replica"],
    ["namespaces", "metadata.name=bubu-system"],
    ["mutatingwebhookconfigurations", "metadata.name=bubustack-mutate"],
    ["validatingwebhookconfigurations", "metadata.name=bubustack-validate"],
    ["clusterpolicies", undefined],
  ]);
  const { cluster } = registrarRights("bubu-system");
  const whole = cluster.filter(({ resourceNames = [] }) => resourceNames.length !== 1);
  expect(whole).toEqual([
    { apiGroups: ["policy.bubustack.io"], resources: ["clusterpolicies"], verbs: ["get", "list", "watch"] },
  ]);
  expect(JSON.stringify(cluster)).not.toMatch(/secrets|"\*"|"update"|"delete"/);
});

test("a cache that is missing is a mistake of whoever composes", () => {
  expect(() => registrar(none, config, () => 0)).toThrow("no cache of Lease");
});
