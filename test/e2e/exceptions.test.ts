/** Policies and exceptions on a server whose users are not the administrator: who wrote, who may approve, what they see. */
import { BubuError } from "@bubustack/api/errors";
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { clusterPolicy, exception, policy } from "@bubustack/policies/examples/policy-objects";
import { kubeClient } from "@bubustack/runtime/kube/client";
import type { KubeClient } from "@bubustack/runtime/kube/types";
import { afterAll, beforeAll, expect, test } from "vitest";
import { installDefinitions } from "../installation/chart.ts";
import { applied, pathOf } from "../installation/objects.ts";
import type { Webhooks } from "../installation/webhooks.ts";
import { startWebhooks } from "../installation/webhooks.ts";
import type { EmbeddedCluster } from "./embedded-cluster.ts";
import { embeddedCluster } from "./embedded-cluster.ts";

const group = "policy.bubustack.io";
const rbac = "rbac.authorization.k8s.io";
const writing = { apiGroups: [group], resources: ["policies", "policyexceptions"], verbs: ["*"] };
/** What each account may; `except` is a verb of its own, which `*` on the policies holds too. */
const accounts: { readonly [name: string]: readonly JsonObject[] } = {
  author: [
    { ...writing, resources: ["policyexceptions"] },
    { ...writing, resources: ["policies"], verbs: ["get", "create", "update"] },
  ],
  bystander: [{ ...writing, resources: ["policyexceptions"] }],
  approver: [
    { ...writing, resources: ["policyexceptions"] },
    { apiGroups: [group], resources: ["policies"], resourceNames: ["few-steps"], verbs: ["except"] },
  ],
  reader: [writing, { apiGroups: ["bubustack.io"], resources: ["stories"], verbs: ["get", "list"] }],
};

let cluster: EmbeddedCluster;
let webhooks: Webhooks | undefined;
const clients = new Map<string, KubeClient>();

beforeAll(async () => {
  cluster = await embeddedCluster();
  const { admin, server, ca } = cluster;
  await installDefinitions(admin);
  for (const [name, rules] of Object.entries(accounts)) {
    const account = { apiVersion: "v1", kind: "ServiceAccount", metadata: { name, namespace: "default" } };
    const role = { apiVersion: `${rbac}/v1`, kind: "Role", metadata: { name, namespace: "default" }, rules };
    const subjects = [{ kind: "ServiceAccount", name, namespace: "default" }];
    const roleRef = { apiGroup: rbac, kind: "Role", name };
    for (const object of [account, role, { ...role, kind: "RoleBinding", rules: undefined, subjects, roleRef }])
      await applied(admin, object);
    const body = { apiVersion: "authentication.k8s.io/v1", kind: "TokenRequest", spec: { expirationSeconds: 3_600 } };
    const { status } = await admin.request("POST", `${pathOf(account, true)}/token`, { body });
    const token = isObject(status) ? String(status["token"]) : "";
    clients.set(name, kubeClient({ server, ca, token }));
  }
  webhooks = await startWebhooks(cluster);
  await applied(admin, policy());
}, 120_000);
afterAll(async () => {
  for (const client of clients.values()) client.close();
  await webhooks?.stop();
  await cluster.stop();
});

async function send(user: string, method: string, object: JsonObject): Promise<JsonObject | string> {
  try {
    const path = pathOf(object, method !== "POST");
    const body = method === "PUT" ? await asOfNow(object) : object;
    return (await clients.get(user)?.request(method, path, { body })) ?? "no such user";
  } catch (refused) {
    // The status is written by others at any time.
    if (refused instanceof BubuError && refused.message.includes("the object has been modified"))
      return send(user, method, object);
    if (refused instanceof BubuError) return refused.message;
    throw refused;
  }
}

async function asOfNow(object: JsonObject): Promise<JsonObject> {
  const { metadata } = await cluster.admin.request("GET", pathOf(object, true));
  const { resourceVersion = "" } = isObject(metadata) ? metadata : {};
  return { ...object, metadata: { ...(object["metadata"] as JsonObject), resourceVersion } };
}

const inAnHour = () => `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 19)}Z`;
const withSpec = (object: JsonObject, more: JsonObject): JsonObject => ({
  ...object,
  spec: { ...(object["spec"] as JsonObject), ...more },
});

test("an exception is written by one, approved by another who may, and void after a change", async () => {
  const created = await send("author", "POST", exception({ expiresAt: inAnHour() }));
  expect(created).toMatchObject({
    metadata: { annotations: { "policy.bubustack.io/authors": '["system:serviceaccount:default:author"]' } },
  });
  const approving = withSpec(created as JsonObject, { approval: { by: "the-boss" } });
  expect(await send("author", "PUT", approving)).toContain("[policy-exception/approved-by-another]");
  expect(await send("bystander", "PUT", approving)).toContain('may not make exceptions from Policy "few-steps"');

  const approved = await send("approver", "PUT", approving);
  expect(approved).toMatchObject({
    spec: {
      approval: { by: "system:serviceaccount:default:approver", digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
    },
  });
  const kept = { ...(approved as JsonObject) };
  const metadata = kept["metadata"] as JsonObject;
  const forged = { ...kept, metadata: { ...metadata, annotations: { "policy.bubustack.io/authors": '["nobody"]' } } };
  expect(await send("author", "PUT", forged)).toContain("[policy-exception/authors-stay]");

  const changed = await send("author", "PUT", withSpec(kept, { reason: "something else" }));
  expect(Object.keys((changed as JsonObject)["spec"] as JsonObject)).not.toContain("approval");
});

test("an exception ends within what the policy allows", async () => {
  const later = exception({ expiresAt: "2999-01-01T00:00:00Z" }, { name: "later" });
  const created = await send("author", "POST", later);
  expect(await send("approver", "PUT", withSpec(created as JsonObject, { approval: {} }))).toContain(
    "[policy-exception/approved-for-less]",
  );
  const over = exception({ expiresAt: "1999-01-01T00:00:00Z" }, { name: "over" });
  expect(await send("author", "POST", over)).toContain("[policy-exception/ends-later]");
});

test("a policy is written by who may read what it judges and reads", async () => {
  expect(await send("author", "POST", policy({}, { name: "mine" }))).toContain("[policy/reads-held]");
  const reads = [{ name: "all", apiVersion: "bubustack.io/v1alpha1", kind: "Engram", labelSelector: {} }];
  expect(await send("reader", "POST", policy({ reads }, { name: "mine" }))).toContain("get engrams.bubustack.io");
  expect(await send("reader", "POST", policy({}, { name: "mine" }))).toMatchObject({ spec: { action: "Deny" } });
});

test("the API server's own schema refuses what the rules of the definition say", async () => {
  const both = clusterPolicy({ validations: [], mutations: [], auditAnnotations: [] });
  await expect(cluster.admin.request("POST", pathOf(both), { body: both })).rejects.toThrow(/at least one of/);
});
