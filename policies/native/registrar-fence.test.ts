/** What installations get is tried on API servers (test/conformance/admission-policies); here is what they may configure. */
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import { expect, test } from "vitest";
import { clusterPolicy } from "../examples/policy-objects.ts";
import { defaultPolicySettings } from "../policy-settings.ts";
import { policyEntries } from "../registration/policy-entries.ts";
import type { Target } from "../registration/registration.ts";
import { registration } from "../registration/registration.ts";
import type { FenceConfig } from "./registrar-fence.ts";
import { fenceTargets, registrarFence } from "./registrar-fence.ts";
import { refusalsOf } from "./testing/refusals.ts";

const service = { service: { namespace: "bubu-system", name: "bubu-webhook" } };

/** How the fence refuses what the registrar of `bubu-system` writes. */
function refusals(object: JsonObject, config: FenceConfig = {}): readonly string[] {
  const resource = `${String(object["kind"]).toLowerCase()}s`;
  return refusalsOf(registrarFence(config), {
    object,
    request: {
      operation: "UPDATE",
      resource: { resource },
      userInfo: { username: "system:serviceaccount:bubu-system:bubu-registrar" },
    },
  });
}

const registered = (target: Target) => registration({ kinds, target, caBundle: "AA==" });

/** What is registered, with one rule more. */
function withRule(rule: { readonly apiGroups: readonly string[]; readonly resources: readonly string[] }): JsonObject {
  const [mutating] = registered(service);
  const webhooks = Array.isArray(mutating["webhooks"]) ? mutating["webhooks"].filter(isObject) : [];
  const more = { apiVersions: ["v1"], operations: ["CREATE"], ...rule };
  return { ...mutating, webhooks: webhooks.map((one) => ({ ...one, rules: [more] })) };
}

test("what the registrar registers for all our kinds is let through", () => {
  for (const object of registered(service)) expect(refusals(object)).toEqual([]);
});

test("an address on this machine only where it is said so", () => {
  for (const object of registered({ url: "https://127.0.0.1:9443" })) {
    expect(refusals(object).join()).toContain("clientConfig: the registrar may name only paths of the Service");
    expect(refusals(object, { loopback: true })).toEqual([]);
  }
  for (const url of ["https://127.0.0.1.example.com:1", "https://127.0.0.1:1@example.com", "http://127.0.0.1:1"])
    for (const object of registered({ url })) expect(refusals(object, { loopback: true })).not.toEqual([]);
});

test("targets of the installation are kinds, not groups", () => {
  const targets = [{ group: "apps", resource: "deployments" }];
  const deployments = withRule({ apiGroups: ["apps"], resources: ["deployments"] });
  expect(refusals(deployments).join()).toContain("what policy.targets of the installation lists");
  expect(refusals(deployments, { targets })).toEqual([]);
  expect(refusals(withRule({ apiGroups: ["apps"], resources: ["daemonsets"] }), { targets })).not.toEqual([]);
});

test.each([
  ["", "secrets"],
  ["", "serviceaccounts/token"],
  ["authentication.k8s.io", "tokenreviews"],
  ["rbac.authorization.k8s.io", "roles"],
  ["admissionregistration.k8s.io", "mutatingwebhookconfigurations"],
  ["", "*"],
  ["", "*/*"],
  ["*", "pods"],
])("%s/%s is refused, whatever the installation lists", (group, resource) => {
  const object = withRule({ apiGroups: [group], resources: [resource] });
  expect(refusals(object, { targets: [{ group, resource }] })).toHaveLength(1);
});

test("what is registered for the targets of an installation is let through, subresources too, and nothing else", () => {
  const listed = [{ group: "", versions: ["v1"], resources: ["pods", "nodes"] }];
  const settings = { ...defaultPolicySettings, targets: listed };
  const targets = fenceTargets(settings);
  const resourceRules = [{ apiGroups: [""], apiVersions: ["*"], operations: ["*"], resources: ["*/*"] }];
  const policies = [clusterPolicy({ matchConstraints: { resourceRules } })];
  const entries = policyEntries({ policies, settings, platformNamespaces: [] });
  const objects = registration({ kinds, target: service, policies: entries, caBundle: "AA==" });
  expect(JSON.stringify(objects)).toContain("pods/ephemeralcontainers");
  for (const object of objects) expect(refusals(object, { targets })).toEqual([]);
  expect(targets.map(({ resource }) => resource)).toContain("pods/exec");
  for (const resource of ["pods/status", "nodes"])
    expect(refusals(withRule({ apiGroups: [""], resources: [resource] }), { targets })).not.toEqual([]);
});
