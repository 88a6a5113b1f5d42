/** From a policy that an administrator applies to what an author is told, on a server with our webhooks and controllers. */
import { setTimeout as sleep } from "node:timers/promises";
import { BubuError } from "@bubustack/api/errors";
import type { JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { clusterException, clusterPolicy, policy } from "@bubustack/policies/examples/policy-objects";
import { kubeClient } from "@bubustack/runtime/kube/client";
import type { KubeClient } from "@bubustack/runtime/kube/types";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { installDefinitions } from "../installation/chart.ts";
import { applied, pathOf } from "../installation/objects.ts";
import type { Webhooks } from "../installation/webhooks.ts";
import { startWebhooks } from "../installation/webhooks.ts";
import type { EmbeddedCluster } from "./embedded-cluster.ts";
import { embeddedCluster } from "./embedded-cluster.ts";

const rbac = "rbac.authorization.k8s.io";
const everything = { apiGroups: ["bubustack.io", "policy.bubustack.io"], resources: ["*"], verbs: ["*"] };

let cluster: EmbeddedCluster;
let webhooks: Webhooks | undefined;
const clients = new Map<string, KubeClient>();
const made: JsonObject[] = [];

beforeAll(async () => {
  cluster = await embeddedCluster();
  const { admin, server, ca } = cluster;
  await installDefinitions(admin);
  await applied(admin, { apiVersion: "v1", kind: "Namespace", metadata: { name: "elsewhere" } });
  for (const name of ["author", "approver"]) {
    const account = { apiVersion: "v1", kind: "ServiceAccount", metadata: { name, namespace: "default" } };
    const role = { apiVersion: `${rbac}/v1`, kind: "ClusterRole", metadata: { name }, rules: [everything] };
    const subjects = [{ kind: "ServiceAccount", name, namespace: "default" }];
    const roleRef = { apiGroup: rbac, kind: "ClusterRole", name };
    for (const object of [account, role, { ...role, kind: "ClusterRoleBinding", rules: undefined, subjects, roleRef }])
      await applied(admin, object);
    const body = { apiVersion: "authentication.k8s.io/v1", kind: "TokenRequest", spec: { expirationSeconds: 3_600 } };
    const { status } = await admin.request("POST", `${pathOf(account, true)}/token`, { body });
    const token = isObject(status) ? String(status["token"]) : "";
    clients.set(name, kubeClient({ server, ca, token }));
  }
  webhooks = await startWebhooks(cluster);
}, 120_000);
afterEach(async () => {
  for (const object of made.splice(0).toReversed())
    await cluster.admin.request("DELETE", pathOf(object, true)).catch(() => undefined);
  await until(async () => (await entries()).length === 0);
});
afterAll(async () => {
  for (const client of clients.values()) client.close();
  await webhooks?.stop();
  await cluster.stop();
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1_000; tries++) {
    if (await holds()) return;
    await sleep(10);
  }
  throw new Error("it did not come to hold within ten seconds");
}

/** What the author is answered: the object, or the message of the refusal. */
async function send(user: string, method: string, object: JsonObject, more: object = {}): Promise<JsonObject | string> {
  try {
    const path = pathOf(object, method !== "POST");
    const body = method === "DELETE" ? {} : { body: object };
    return (await clients.get(user)?.request(method, path, { ...body, ...more })) ?? "no such user";
  } catch (refused) {
    if (refused instanceof BubuError) return refused.message;
    throw refused;
  }
}

const admins = async (object: JsonObject) => {
  made.push(object);
  return applied(cluster.admin, object);
};

/** The exception as somebody else approves it, whatever its status has become meanwhile. */
async function approve(name: string): Promise<JsonObject | string> {
  const { apiVersion = "", kind = "" } = clusterException();
  const patch = { apiVersion, kind, metadata: { name }, spec: { approval: {} } };
  const answer = await send("approver", "PATCH", patch, { contentType: "application/merge-patch+json" });
  // The status may be written while the patch is judged.
  return String(answer).includes("the object has been modified") ? approve(name) : answer;
}

/** The columns of `kubectl get` for one object, by their names. */
async function columns(object: JsonObject): Promise<{ readonly [name: string]: unknown }> {
  const accept = "application/json;as=Table;v=v1;g=meta.k8s.io";
  const { columnDefinitions, rows } = await cluster.admin.request("GET", pathOf(object, true), { accept });
  const [row] = isList(rows) ? rows.filter(isObject) : [];
  const cells = row !== undefined && isList(row["cells"]) ? row["cells"] : [];
  const names = isList(columnDefinitions) ? columnDefinitions.filter(isObject) : [];
  return Object.fromEntries(names.map(({ name }, at) => [String(name), cells[at]]));
}

/** Names of the entries of policies that are registered. */
async function entries(): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for (const [kind, name] of [
    ["MutatingWebhookConfiguration", "bubustack-mutate"],
    ["ValidatingWebhookConfiguration", "bubustack-validate"],
  ]) {
    const object = { apiVersion: "admissionregistration.k8s.io/v1", kind, metadata: { name } } as JsonObject;
    const { webhooks: all } = await cluster.admin.request("GET", pathOf(object, true));
    for (const one of isList(all) ? all.filter(isObject) : [])
      if (String(one["name"]).startsWith("policy-")) found.push(`${kind} ${one["name"]}`);
  }
  return found;
}

const story = (name: string, steps: number, namespace = "default"): JsonObject => ({
  apiVersion: "bubustack.io/v1alpha1",
  kind: "Story",
  metadata: { name, namespace },
  spec: {
    steps: Array.from({ length: steps }, (_, at) => ({ name: `s${at}`, type: "sleep", with: { duration: "1s" } })),
  },
});

const stories = (operations: readonly string[]): JsonObject => ({
  resourceRules: [{ apiGroups: ["bubustack.io"], apiVersions: ["*"], operations, resources: ["stories"] }],
});
const few = (most: number, more: JsonObject = {}) =>
  clusterPolicy(
    {
      matchConstraints: stories(["CREATE", "UPDATE"]),
      validations: [
        {
          name: "few",
          expression: `object.spec.steps.size() <= ${most}`,
          messageExpression: "'there are ' + string(object.spec.steps.size()) + ' steps: split the story up'",
          path: "spec.steps",
        },
      ],
      ...more,
    },
    { name: "few-steps" },
  );
const refusedDry = async (object: JsonObject) =>
  typeof (await send("author", "POST", object, { query: { dryRun: "All" } })) === "string";

test("a policy refuses with its own words, an exception lets pass, and a changed policy holds at once", async () => {
  await admins(few(2));
  await until(() => refusedDry(story("many", 3)));
  expect(await entries()).toEqual(["ValidatingWebhookConfiguration policy-fail.bubustack.io"]);
  const refused = await send("author", "POST", story("many", 3));
  expect(refused).toContain(
    'Story "default/many" is refused:\nspec.steps: there are 3 steps: split the story up [clusterpolicies/few-steps/few]',
  );
  expect(refused).toContain('"kubectl get clusterpolicy few-steps -o yaml" says why');
  expect(await send("author", "POST", story("two", 2))).toMatchObject({ kind: "Story" });

  const end = `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 19)}Z`;
  const spec = {
    policies: [{ name: "few-steps", rules: ["few"] }],
    match: { resources: ["stories"], names: ["many"] },
    expiresAt: end,
  };
  const written = await send("author", "POST", clusterException(spec, { name: "many" }));
  expect(written).toMatchObject({ kind: "ClusterPolicyException" });
  made.push(written as JsonObject);
  expect(await refusedDry(story("many", 3))).toBe(true);
  expect(await approve("many")).toMatchObject({ kind: "ClusterPolicyException" });
  await until(async () => !(await refusedDry(story("many", 3))));
  expect(await refusedDry(story("more", 3))).toBe(true);

  await admins(few(1));
  await until(() => refusedDry(story("another", 2)));
});

test("the API server asks only where the conditions of policies hold, and refuses where one cannot be evaluated", async () => {
  const condition = { name: "strict", expression: "object.metadata.labels['strict'] == 'yes'" };
  await admins(few(2, { exceptions: undefined, matchConditions: [condition] }));
  const labelled = (labels: JsonObject | undefined) => {
    const { metadata, ...rest } = story("many", 3);
    return { ...rest, metadata: { ...(metadata as JsonObject), ...(labels && { labels }) } };
  };
  const written = (labels?: JsonObject) => send("author", "POST", labelled(labels), { query: { dryRun: "All" } });
  await until(async () => typeof (await written({ strict: "yes" })) === "string");
  expect(await written({ strict: "yes" })).toContain("split the story up [clusterpolicies/few-steps/few]");
  expect(await written({ strict: "no" })).toMatchObject({ kind: "Story" });
  expect(await written()).toContain("no such key: labels");
});

test("a policy says whether it is ready and holds everywhere, and an exception whether it has effect", async () => {
  const ready = few(2, { exceptions: { maxDuration: "2h" } });
  await admins(ready);
  await until(async () => (await columns(ready))["Enforced"] === "True");
  expect(await columns(ready)).toMatchObject({ Name: "few-steps", Action: "Deny", Ready: "True", Exceptions: 0 });
  const { status } = await cluster.admin.request("GET", pathOf(ready, true));
  expect(status).toMatchObject({
    observedGeneration: 1,
    conditions: [
      { type: "Ready", reason: "Ready" },
      { type: "Enforced", reason: "Enforced", message: "1 replica of the webhooks judges by it as it is now" },
    ],
    typeChecking: {},
    cost: { limit: 10_000_000 },
  });

  const end = `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 19)}Z`;
  const excepted = clusterException(
    { policies: [{ name: "few-steps" }], match: { resources: ["stories"] }, expiresAt: end },
    { name: "large" },
  );
  made.push(excepted);
  expect(await send("author", "POST", excepted)).toMatchObject({ kind: "ClusterPolicyException" });
  await until(async () => (await columns(excepted))["In force"] === "False");
  expect(await approve("large")).toMatchObject({ kind: "ClusterPolicyException" });
  await until(async () => (await columns(excepted))["In force"] === "True");
  await until(async () => (await columns(ready))["Exceptions"] === 1);
  expect(await refusedDry(story("rehearsed", 3))).toBe(false);
  expect(await send("author", "POST", story("used", 3))).toMatchObject({ kind: "Story" });
  await until(async () => (await columns(excepted))["Uses"] === 1);

  const idle = clusterPolicy({ at: ["Stream"] }, { name: "idle" });
  await admins(idle);
  await until(async () => (await columns(idle))["Ready"] === "False");
  expect((await cluster.admin.request("GET", pathOf(idle, true))).status).toMatchObject({
    conditions: [{ reason: "NoEnforcementPoint", message: "nothing that runs here asks at Stream" }, {}],
  });
});

test("what warns lets pass and says so", async () => {
  await admins(few(0, { action: "Warn" }));
  const warnings: string[] = [];
  const onWarning = (text: string) => void warnings.push(text);
  await until(async () => {
    await send("author", "POST", story("warned", 1), { query: { dryRun: "All" }, onWarning });
    return warnings.length > 0;
  });
  expect(warnings[0]).toBe("spec.steps: there are 1 steps: split the story up [clusterpolicies/few-steps/few]");
});

test("a policy changes what is written, before it is judged", async () => {
  const expression = "Object{metadata: Object.metadata{labels: {'team': 'unknown'}}}";
  const labelled = clusterPolicy(
    {
      matchConstraints: stories(["CREATE"]),
      validations: [],
      mutations: [{ patchType: "ApplyConfiguration", applyConfiguration: { expression } }],
    },
    { name: "labelled" },
  );
  await admins(labelled);
  await until(async () => {
    const answer = await send("author", "POST", story("labelled", 1), { query: { dryRun: "All" } });
    return isObject(answer) && JSON.stringify(answer["metadata"]).includes('"team":"unknown"');
  });
  expect(await entries()).toEqual(["MutatingWebhookConfiguration policy-fail.bubustack.io"]);
});

test("a policy of a namespace holds there alone, and registers nothing", async () => {
  await admins(
    policy({ validations: [{ name: "few", expression: "object.spec.steps.size() < 2", path: "spec.steps" }] }),
  );
  await until(() => refusedDry(story("many", 2)));
  expect(await send("author", "POST", story("many", 2))).toContain("[policies/default/few-steps/few]");
  expect(await refusedDry(story("many", 2, "elsewhere"))).toBe(false);
  expect(await entries()).toEqual([]);
});

test("who writes policies of a namespace gets nothing from elsewhere, and slows or refuses nothing there", async () => {
  const own = (spec: JsonObject) => policy(spec, { name: "curious" });
  const refusal = async (spec: JsonObject) => String(await send("author", "POST", own(spec)));
  const secrets = "authorizer.group('').resource('secrets').namespace('elsewhere').check('get').allowed()";
  expect(await refusal({ validations: [{ expression: secrets }] })).toContain("[policy/expressions-compile]");
  const messageExpression = `string(${secrets})`;
  expect(await refusal({ validations: [{ expression: "false", messageExpression }] })).toContain(
    "[policy/expressions-compile]",
  );
  const read = { name: "a", apiVersion: "catalog.bubustack.io/v1alpha1", kind: "EngramTemplate", labelSelector: {} };
  expect(await refusal({ reads: [read] })).toContain("[policy/own-reads]");
  const params = { paramKind: { apiVersion: "v1", kind: "Secret" }, paramRef: { name: "a" } };
  expect(await refusal(params)).toContain("[policy/secrets-unread]");
  const outside = { ...params, paramRef: { name: "a", namespace: "elsewhere" } };
  expect(await refusal(outside)).toContain("[policy/");
  const pods = {
    resourceRules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] }],
  };
  expect(await refusal({ matchConstraints: pods })).toContain("[policy/kinds-allowed]");

  const ten = "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]";
  const dear = ["a", "b", "c", "d", "e", "f", "g"].reduce((inner, name) => `${ten}.all(${name}, ${inner})`, "true");
  // What costs too much whatever is asked is refused when it is written.
  expect(await refusal({ validations: [{ expression: dear }] })).toContain("[policy/expressions-evaluate]");
  const expression = `object.metadata.name != 'costly' || ${dear}`;
  await admins(own({ validations: [{ expression }] }));
  await until(() => refusedDry(story("costly", 1)));
  expect(await refusedDry(story("costly", 1, "elsewhere"))).toBe(false);
  expect(await entries()).toEqual([]);
});

test("deletions are judged where a policy names them, with the object that is to go", async () => {
  await applied(cluster.admin, story("kept", 1));
  const kept = clusterPolicy(
    {
      matchConstraints: stories(["DELETE"]),
      validations: [{ expression: "oldObject.metadata.name != 'kept'", message: "it is kept", reason: "Forbidden" }],
    },
    { name: "kept" },
  );
  await admins(kept);
  await until(
    async () => typeof (await send("author", "DELETE", story("kept", 1), { query: { dryRun: "All" } })) === "string",
  );
  expect(await send("author", "DELETE", story("kept", 1))).toContain(
    "it is kept [clusterpolicies/kept/validations[0]]",
  );
  await cluster.admin.request("DELETE", pathOf(kept, true));
  await until(async () => typeof (await send("author", "DELETE", story("kept", 1))) !== "string");
});

test("a policy that cannot be evaluated refuses, or counts for nothing where it says so", async () => {
  const broken = (failurePolicy: string) =>
    clusterPolicy(
      {
        failurePolicy,
        matchConstraints: stories(["CREATE"]),
        validations: [{ expression: "object.spec.nothing.here == 1" }],
      },
      { name: "broken" },
    );
  await admins(broken("Fail"));
  await until(() => refusedDry(story("one", 1)));
  expect(await send("author", "POST", story("one", 1))).toContain("[clusterpolicies/broken/validations[0]]");
  await admins(broken("Ignore"));
  await until(async () => !(await refusedDry(story("one", 1))));
  expect(await entries()).toEqual(["ValidatingWebhookConfiguration policy-ignore.bubustack.io"]);
});
