import type { JsonObject } from "@bubustack/api/json";
import { clusterException, clusterPolicy } from "@bubustack/policies/examples/policy-objects";
import { approvedDigest } from "@bubustack/policies/facts/approved-digest";
import { defaultPolicySettings } from "@bubustack/policies/policy-settings";
import { host as fixed } from "@bubustack/policies/testing/host";
import type { KubeClient, WatchEvent } from "@bubustack/runtime/kube/types";
import { silentLog } from "@bubustack/runtime/log";
import { afterEach, expect, test } from "vitest";
import { Newspaper } from "./news.ts";
import { Results } from "./results.ts";
import type { Scan } from "./scan.ts";
import { scan } from "./scan.ts";
import { pods } from "./testing/found.ts";
import { held } from "./testing/held.ts";

const rules = [{ apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] }];
const about = (name: string, spec: JsonObject) =>
  clusterPolicy({ matchConstraints: { resourceRules: rules }, ...spec }, { name });
const namespace = (labels: JsonObject): JsonObject => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name: "n", labels },
});

const configMaps = { group: "", version: "v1", kind: "ConfigMap", resource: "configmaps", namespaced: true };

let running: Scan | undefined;
afterEach(() => running?.stop());

function setup(policies: readonly JsonObject[], exceptions: readonly JsonObject[] = [], now = () => Date.now()) {
  const lists: string[] = [];
  const limits = { metadata: { name: "limits", namespace: "n", resourceVersion: "1" }, data: { most: "1" } };
  let onLimits: (event: WatchEvent) => void = () => {};
  const client: KubeClient = {
    request: async (_method, path) => {
      lists.push(path);
      const metadata = { name: "a", namespace: "n", uid: "u", resourceVersion: "1" };
      return { metadata: { resourceVersion: "1" }, items: [path.includes("configmaps") ? limits : { metadata }] };
    },
    watch: (path, { signal }, onEvent) =>
      new Promise((_settle, fail) => {
        if (path.includes("configmaps")) onLimits = onEvent;
        signal?.addEventListener("abort", () => fail(new Error("aborted")));
      }),
    close: () => {},
  };
  /** The params become others, and whoever watches hears it. */
  const limit = (most: string, name = "limits") => {
    limits.data.most = most;
    const metadata = { name, namespace: "n", resourceVersion: "2" };
    onLimits({ type: "MODIFIED", object: { apiVersion: "v1", kind: "ConfigMap", metadata, data: { most } } });
  };
  const [kept, excepted, spaces] = [held(...policies), held(...exceptions), held(namespace({}))];
  const results = new Results(() => {});
  running = scan({
    client,
    settings: { ...defaultPolicySettings, readable: [pods, configMaps].map((one) => ({ ...one, namespaces: [] })) },
    namespace: "bubu-system",
    policies: [kept.informer, excepted.informer],
    namespaces: spaces.informer,
    results,
    news: new Newspaper(),
    figures: { judged: () => {}, took: () => {} },
    host: { ...fixed, now },
    log: silentLog(),
    clock: () => performance.now(),
    random: () => 0,
  });
  const said = () =>
    results.of("n").flatMap((one) => one.results.map(({ policy, message }) => `${policy}: ${message}`));
  return { said, lists, kept, excepted, spaces, limit };
}

const patient = { timeout: 5_000, interval: 5 };

test("without policies nothing is read; with one only what it is about, and not again for another one", async () => {
  const { said, lists, kept } = setup([]);
  await expect.poll(() => running?.settled(), patient).toBe(true);
  expect(lists).toEqual([]);
  kept.set(about("p", { validations: [{ expression: "false", message: "no" }] }));
  await expect.poll(said, patient).toEqual(["clusterpolicies/p: no"]);
  expect(lists).toEqual(["/api/v1/pods"]);
  kept.set(clusterPolicy({ at: ["Launch"] }, { name: "q" }));
  kept.set(about("p", { validations: [{ expression: "false", message: "never" }] }));
  await expect.poll(said, patient).toEqual(["clusterpolicies/p: never"]);
  expect(lists).toHaveLength(2);
});

test("objects are looked at again where the params of a policy change, and not where others of their kind do", async () => {
  const { said, lists, limit } = setup([
    about("p", {
      paramKind: { apiVersion: "v1", kind: "ConfigMap" },
      paramRef: { name: "limits", namespace: "n", parameterNotFoundAction: "Deny" },
      validations: [{ expression: "params.data.most != '0'", message: "too many" }],
    }),
  ]);
  await expect.poll(() => running?.settled(), patient).toBe(true);
  await expect.poll(() => lists.filter((path) => path.includes("configmaps")).length, patient).toBe(2);
  expect(said()).toEqual([]);
  const before = lists.filter((path) => path === "/api/v1/pods").length;
  limit("5", "others");
  limit("0");
  await expect.poll(said, patient).toEqual(["clusterpolicies/p: too many"]);
  expect(lists.filter((path) => path === "/api/v1/pods")).toHaveLength(before + 1);
});

test("objects are looked at again where the labels of their namespace change", async () => {
  const validations = [{ expression: "!('a' in namespaceObject.metadata.?labels.orValue({}))", message: "labelled" }];
  const { said, spaces } = setup([about("p", { validations })]);
  await expect.poll(() => running?.settled(), patient).toBe(true);
  expect(said()).toEqual([]);
  spaces.set(namespace({ a: "b" }));
  await expect.poll(said, patient).toEqual(["clusterpolicies/p: labelled"]);
});

test("an exception lets pass, and ends at its second", async () => {
  const start = Date.UTC(2026, 0, 1);
  let passed = -500;
  const now = () => start + passed;
  const expiresAt = new Date(start).toISOString().replace(".000", "");
  const spec = {
    policies: [{ name: "p" }],
    match: { resources: ["pods"] },
    reason: "for a while",
    expiresAt,
  };
  const approval = { by: "eve", at: "2025-12-01T00:00:00Z", digest: approvedDigest(spec, fixed) };
  const exception = clusterException({ ...spec, approval }, { name: "e" });
  const policy = about("p", {
    exceptions: { maxDuration: "8760h" },
    validations: [{ expression: "false", message: "no" }],
  });
  const { said } = setup([policy], [exception], now);
  await expect.poll(() => running?.settled(), patient).toBe(true);
  expect(said()).toEqual([]);
  passed = 1;
  await expect.poll(said, patient).toEqual(["clusterpolicies/p: no"]);
});
