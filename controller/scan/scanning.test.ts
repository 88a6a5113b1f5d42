/** A scan on an embedded API, with the rights that the controller has and no others. */
import { crd } from "@bubustack/api/crd";
import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import { reportDefinitions as definitions } from "@bubustack/api/reports/definitions";
import { testServer } from "@bubustack/apiserver/testing/server";
import { story } from "@bubustack/policies/examples/objects";
import { clusterPolicy, policy } from "@bubustack/policies/examples/policy-objects";
import { defaultPolicySettings } from "@bubustack/policies/policy-settings";
import { health } from "@bubustack/runtime/health";
import { host } from "@bubustack/runtime/host";
import { caches } from "@bubustack/runtime/kube/caches";
import { kubeClient } from "@bubustack/runtime/kube/client";
import { silentLog } from "@bubustack/runtime/log";
import { metrics } from "@bubustack/runtime/metrics";
import { notes } from "@bubustack/runtime/notes/notes";
import { everything } from "@bubustack/runtime/ownership";
import { afterEach, expect, test } from "vitest";
import { kept as keptForExceptions } from "../exception/index.ts";
import { kept as keptForPolicies } from "../policy/index.ts";
import { controllerRights } from "../rights.ts";
import { namespace, testAccount } from "../testing/account.ts";
import { kept } from "./index.ts";
import { scanning } from "./scanning.ts";

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

const pods = { group: "", version: "v1", kind: "Pod", resource: "pods", namespaced: true, namespaces: [] };

async function setup(installed: readonly JsonObject[] = definitions) {
  const { cluster, ...rights } = controllerRights();
  const readable = { apiGroups: [""], resources: ["pods"], verbs: ["get", "list", "watch"] };
  const account = testAccount("bubu-controller", { ...rights, cluster: [...cluster, readable] });
  const own = kinds.map((kind) => crd(kind) as unknown as Json);
  const api = await testServer({ objects: [...own, ...installed, ...account.objects], tokens: [account] });
  const [admin, client] = [api.token, account.token].map((token) => kubeClient({ server: api.url, ca: api.ca, token }));
  if (admin === undefined || client === undefined) throw new Error("no clients");
  const clocks = { now: Date.now, clock: () => performance.now(), random: Math.random };
  const shared = { client, log: silentLog(), metrics: metrics(), ...clocks };
  const held = caches({ ...shared, kept: [...keptForExceptions, ...keptForPolicies(namespace), ...kept] });
  const told = notes({
    ...shared,
    component: "scan",
    instance: "one",
    unique: () => Math.random().toString(36).slice(2),
  });
  const tools = { ...shared, ownership: everything, notes: told, health: health() };
  const settings = { ...defaultPolicySettings, readable: [pods] };
  const running = scanning(held, tools, { namespace, settings, host: host(), gatherMs: 20 });
  closers.push(
    () => api.close(),
    () => admin.close(),
    () => client.close(),
    () => held.stop(),
    () => running.stop(),
  );
  const begin = () => {
    running.start();
    held.start();
  };
  const report = async (within: string) =>
    admin.request("GET", `/apis/openreports.io/v1alpha1/namespaces/${within}/reports/bubustack-scan`).catch(() => ({}));
  const send = (method: string, path: string, body?: JsonObject) =>
    admin.request(method, path, body === undefined ? {} : { body });
  return { send, begin, report, told, rendered: () => shared.metrics.render() };
}

const group = "/apis/policy.bubustack.io/v1alpha1";
const stories = "/apis/bubustack.io/v1alpha1/namespaces/default/stories";
const few = (most: number, more: JsonObject = {}) =>
  clusterPolicy(
    {
      matchConstraints: {
        resourceRules: [
          { apiGroups: ["bubustack.io"], apiVersions: ["*"], operations: ["CREATE"], resources: ["stories"] },
        ],
      },
      validations: [
        {
          name: "few",
          expression: `object.spec.steps.size() <= ${most}`,
          message: `at most ${most}`,
          path: "spec.steps",
        },
      ],
      ...more,
    },
    { name: "few-steps" },
  );
const steps = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ name: `s${at}`, type: "sleep", with: { duration: "1s" } }));
const patient = { timeout: 20_000 };

test("what exists is reported by what holds of it, and the report follows objects and policies", async () => {
  const { send, begin, report, told, rendered } = await setup();
  await send("POST", stories, story({ steps: steps(3) }, { name: "many", namespace: "default" }));
  await send("POST", stories, story({ steps: steps(1) }, { name: "one", namespace: "default" }));
  await send("POST", `${group}/clusterpolicies`, few(2));
  begin();
  await expect
    .poll(() => report("default"), patient)
    .toMatchObject({
      source: "bubustack",
      summary: { pass: 1, fail: 1, warn: 0, error: 0, skip: 0 },
      results: [
        {
          policy: "clusterpolicies/few-steps",
          rule: "few",
          result: "fail",
          scored: true,
          message: "at most 2",
          resources: [{ kind: "Story", name: "many", namespace: "default" }],
          properties: { action: "Deny", path: "spec.steps" },
        },
      ],
    });
  const before = await report("default");
  // An object that changes is judged again, and what it does not hold to any more is told.
  await send("POST", stories, story({ steps: steps(4) }, { name: "more", namespace: "default" }));
  await expect.poll(() => report("default"), patient).toMatchObject({ summary: { pass: 1, fail: 2 } });
  await told.stop();
  const events = await send("GET", "/api/v1/namespaces/default/events");
  const messages = isList(events["items"]) ? events["items"].filter(isObject).map((one) => one["message"]) : [];
  expect(messages).toEqual(["clusterpolicies/few-steps/few does not hold for Story more: at most 2"]);
  const { body } = await rendered();
  expect(body).toContain(
    'bubu_scan_results{policy="clusterpolicies/few-steps",rule="few",action="Deny",result="fail"} 2',
  );
  // A policy that changes is asked again; with nothing to say the report goes.
  await send("DELETE", `${stories}/more`);
  await expect.poll(() => report("default"), patient).toMatchObject({ summary: { pass: 1, fail: 1 } });
  const { metadata } = await send("GET", `${group}/clusterpolicies/few-steps`);
  await send("PUT", `${group}/clusterpolicies/few-steps`, { ...few(5), metadata: metadata ?? null });
  await expect.poll(() => report("default"), patient).toEqual({});
  expect(before).toMatchObject({ metadata: { labels: { "app.kubernetes.io/managed-by": "bubustack" } } });
});

test("kinds of others are scanned where they are readable; what depends on who asks is skipped", async () => {
  const { send, begin, report } = await setup();
  const spec = { automountServiceAccountToken: false, containers: [{ name: "a", image: "x" }] };
  const pod = { apiVersion: "v1", kind: "Pod", metadata: { name: "p" }, spec };
  await send("POST", "/api/v1/namespaces/default/pods", pod);
  const rules = [{ apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] }];
  const about = (name: string, expression: string) =>
    clusterPolicy({ matchConstraints: { resourceRules: rules }, validations: [{ expression }] }, { name });
  begin();
  await send("POST", `${group}/clusterpolicies`, about("asks", "request.userInfo.username != ''"));
  await send(
    "POST",
    `${group}/clusterpolicies`,
    about("digest", "object.spec.containers.all(c, c.image.contains('@'))"),
  );
  await expect
    .poll(() => report("default"), patient)
    .toMatchObject({
      summary: { pass: 0, fail: 1, skip: 1 },
      results: [
        { policy: "clusterpolicies/digest" },
        { policy: "clusterpolicies/asks", result: "skip", scored: false },
      ],
    });
});

test("policies of a namespace are asked there; without the kinds of reports the figures remain", async () => {
  const { send, begin, rendered } = await setup([]);
  await send("POST", "/api/v1/namespaces", { apiVersion: "v1", kind: "Namespace", metadata: { name: "other" } });
  for (const within of ["default", "other"])
    await send(
      "POST",
      `/apis/bubustack.io/v1alpha1/namespaces/${within}/stories`,
      story({ steps: steps(3) }, { name: "many", namespace: within }),
    );
  const own = policy({ validations: [{ name: "few", expression: "object.spec.steps.size() < 2" }] });
  await send("POST", `${group}/namespaces/default/policies`, own);
  begin();
  const line = 'bubu_scan_results{policy="policies/default/few-steps",rule="few",action="Deny",result="fail"} 1';
  await expect.poll(async () => (await rendered()).body, patient).toContain(line);
  await expect.poll(async () => (await rendered()).body, patient).toContain("bubu_scan_reports_installed 0");
});
