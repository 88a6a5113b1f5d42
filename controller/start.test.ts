import { crd } from "@bubustack/api/crd";
import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import { testServer } from "@bubustack/apiserver/testing/server";
import { referenceGrant } from "@bubustack/policies/examples/flow-objects";
import { story } from "@bubustack/policies/examples/objects";
import { clusterException, clusterPolicy } from "@bubustack/policies/examples/policy-objects";
import { announce, announcementLabel } from "@bubustack/policies/registration/announcement";
import { policyEntries } from "@bubustack/policies/registration/policy-entries";
import { registration } from "@bubustack/policies/registration/registration";
import { defaultSettings } from "@bubustack/policies/settings";
import { kubeClient } from "@bubustack/runtime/kube/client";
import { silentLog } from "@bubustack/runtime/log";
import { afterEach, expect, test } from "vitest";
import { controllerRights } from "./rights.ts";
import { start } from "./start.ts";
import { namespace, testAccount } from "./testing/account.ts";

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function setup() {
  const account = testAccount("bubu-controller", controllerRights());
  const objects = [...kinds.map((kind) => crd(kind) as unknown as Json), ...account.objects];
  const api = await testServer({ objects, tokens: [account] });
  const client = (token: string) => kubeClient({ server: api.url, ca: api.ca, token });
  const [admin, own] = [client(api.token), client(account.token)];
  const settings = { ...defaultSettings, crossNamespace: "grant" } as const;
  const config = { namespace, identity: "one", probes: { host: "127.0.0.1", port: 0 }, settings };
  const ports = { client: own, log: silentLog(), now: Date.now, clock: () => performance.now(), random: Math.random };
  closers.push(
    () => api.close(),
    () => admin.close(),
    () => own.close(),
  );
  const begin = async () => {
    const running = await start(config, ports);
    closers.push(() => running.stop(1_000));
    await running.ready;
    return running;
  };
  return { admin, begin };
}

const apply = (client: ReturnType<typeof kubeClient>, group: string, resource: string, body: JsonObject) => {
  const place = JSON.parse(JSON.stringify(body.metadata)).namespace;
  return client.request("POST", `/apis/${group}/v1alpha1/namespaces/${place}/${resource}`, { body });
};

test("grants show who relies on them, with the rights that the controller has and no others", async () => {
  const { admin, begin } = await setup();
  await admin.request("POST", "/api/v1/namespaces", { body: { metadata: { name: "flows" } } });
  await apply(admin, "policy.bubustack.io", "referencegrants", referenceGrant({}, { name: "g" }));
  const uses = { steps: [{ name: "a", ref: { name: "fetch", namespace: "default" } }] };
  await apply(admin, "bubustack.io", "stories", story(uses, { name: "first", namespace: "flows" }));
  const running = await begin();
  const path = "/apis/policy.bubustack.io/v1alpha1/namespaces/default/referencegrants/g";
  const status = async () => (await admin.request("GET", path)).status;
  await expect.poll(status, { timeout: 20_000 }).toMatchObject({
    observedGeneration: 1,
    users: 1,
    usedBy: [{ kind: "Story", namespace: "flows", count: 1, names: ["first"] }],
    conditions: [{ type: "InUse", status: "True", reason: "ReliedOn" }],
  });
  await apply(admin, "bubustack.io", "stories", story(uses, { name: "second", namespace: "flows" }));
  await expect.poll(status, { timeout: 20_000 }).toMatchObject({ users: 2, usedBy: [{ names: ["first", "second"] }] });
  for (const name of ["first", "second"]) {
    await admin.request("DELETE", `/apis/bubustack.io/v1alpha1/namespaces/flows/stories/${name}`);
  }
  await expect.poll(status, { timeout: 20_000 }).toMatchObject({ users: 0, conditions: [{ reason: "NoUsers" }] });
  expect(await (await fetch(`${running.address}/readyz`)).text()).toBe("ok");
  expect(await (await fetch(`${running.address}/metrics`)).text()).toContain(
    'bubu_lease_held{lease="bubu-controller"} 1',
  );
  const heartbeat = `/apis/coordination.k8s.io/v1/namespaces/${namespace}/leases/bubu-heartbeat`;
  const { spec } = await admin.request("GET", heartbeat);
  expect(spec).toMatchObject({ holderIdentity: "one", leaseDurationSeconds: 10 });
});

test("policies and exceptions show what holds of them, with the rights that the controller has and no others", async () => {
  const { admin, begin } = await setup();
  const group = "/apis/policy.bubustack.io/v1alpha1";
  await begin();
  await admin.request("POST", `${group}/clusterpolicies`, { body: clusterPolicy({ at: ["Launch"] }) });
  await admin.request("POST", `${group}/clusterpolicyexceptions`, { body: clusterException() });
  const status = async (path: string) => (await admin.request("GET", `${group}/${path}`)).status;
  await expect
    .poll(() => status("clusterpolicies/by-digest"), { timeout: 20_000 })
    .toMatchObject({
      observedGeneration: 1,
      conditions: [
        { type: "Ready", status: "False", reason: "NoEnforcementPoint" },
        { type: "Enforced", status: "False", reason: "NoEnforcementPoint" },
      ],
      exceptions: 0,
      expiredExceptions: 1,
    });
  await expect
    .poll(() => status("clusterpolicyexceptions/scanner"), { timeout: 20_000 })
    .toMatchObject({ conditions: [{ type: "InForce", status: "False", reason: "NotApproved" }] });
});

test("a policy holds only where the API server asks: an edited or missing registration is told", async () => {
  const { admin, begin } = await setup();
  const body = clusterPolicy();
  await admin.request("POST", "/apis/policy.bubustack.io/v1alpha1/clusterpolicies", { body });
  const pem = "-----BEGIN CERTIFICATE-----\nYQ==\n-----END CERTIFICATE-----\n";
  const lease: JsonObject = {
    metadata: {
      name: "bubu-webhook.one",
      labels: announcementLabel,
      annotations: announce({ caBundle: pem, address: "https://127.0.0.1:1" }),
    },
    spec: { holderIdentity: "one", leaseDurationSeconds: 3_600, renewTime: new Date().toISOString() },
  };
  await admin.request("POST", `/apis/coordination.k8s.io/v1/namespaces/${namespace}/leases`, { body: lease });
  await begin();
  const enforced = async () => {
    const { status } = await admin.request("GET", "/apis/policy.bubustack.io/v1alpha1/clusterpolicies/by-digest");
    const all = isObject(status) && isList(status["conditions"]) ? status["conditions"].filter(isObject) : [];
    return all.find(({ type }) => type === "Enforced");
  };
  const patient = { timeout: 20_000 };
  await expect.poll(enforced, patient).toMatchObject({
    status: "False",
    reason: "NotRegistered",
    message: expect.stringContaining('there is no ValidatingWebhookConfiguration "bubustack-validate"'),
  });
  const policies = policyEntries({
    policies: [body],
    settings: defaultSettings.policy,
    platformNamespaces: [namespace],
  });
  const target = { url: "https://127.0.0.1:1" };
  const [mutating, validating] = registration({ kinds, target, caBundle: "YQ==", policies });
  const path = "/apis/admissionregistration.k8s.io/v1";
  await admin.request("POST", `${path}/mutatingwebhookconfigurations`, { body: mutating });
  await admin.request("POST", `${path}/validatingwebhookconfigurations`, { body: validating });
  // The replica says of nothing that it judges by it: that it is asked is all that is known now.
  await expect.poll(enforced, patient).toMatchObject({ reason: "Behind" });
  const webhooks = isList(validating["webhooks"]) ? validating["webhooks"].filter(isObject) : [];
  const at = webhooks.findIndex(({ name }) => name === "policy-fail.bubustack.io");
  const edit = [{ op: "replace", path: `/webhooks/${at}/rules/0/operations`, value: ["CREATE"] }];
  await admin.request("PATCH", `${path}/validatingwebhookconfigurations/bubustack-validate`, {
    body: edit,
    contentType: "application/json-patch+json",
  });
  await expect.poll(enforced, patient).toMatchObject({
    reason: "NotRegistered",
    message: expect.stringContaining("no entry that asks about UPDATE of engramtemplates.catalog.bubustack.io"),
  });
});

test("starts twice in one process, and ends each", async () => {
  const { begin } = await setup();
  const one = await begin();
  await one.stop(1_000);
  await expect(fetch(`${one.address}/healthz`)).rejects.toThrow();
  const two = await begin();
  expect((await fetch(`${two.address}/healthz`)).status).toBe(200);
});
