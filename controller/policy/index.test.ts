import { defaultSettings } from "@bubustack/policies/settings";
import { host } from "@bubustack/runtime/host";
import type { Caches } from "@bubustack/runtime/kube/caches";
import type { KubeClient } from "@bubustack/runtime/kube/types";
import { expect, test } from "vitest";
import { kept, policies } from "./index.ts";

const nobody: KubeClient = { request: async () => ({}), watch: async () => {}, close: () => {} };
const none: Caches = { of: () => undefined, ready: Promise.resolve(), start: () => {}, stop: () => Promise.resolve() };

test("reads policies, and of Leases and webhook configurations those of the webhooks alone", () => {
  expect(
    kept("bubu-system").map(({ resource, namespace, labelSelector, fieldSelector }) => [
      resource.kind,
      namespace,
      labelSelector ?? fieldSelector,
    ]),
  ).toEqual([
    ["ClusterPolicy", undefined, undefined],
    ["Policy", undefined, undefined],
    ["Lease", "bubu-system", "bubustack.io/webhook=replica"],
    ["MutatingWebhookConfiguration", undefined, "metadata.name=bubustack-mutate"],
    ["ValidatingWebhookConfiguration", undefined, "metadata.name=bubustack-validate"],
  ]);
});

test("a cache that is missing is a mistake of whoever composes", () => {
  const config = { namespace: "bubu-system", settings: defaultSettings, host: host(), client: nobody, clock: () => 0 };
  expect(() => policies(none, config)).toThrow("no cache of ClusterPolicyException");
});
