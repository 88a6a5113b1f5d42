import { testServer } from "@bubustack/apiserver/testing/server";
import { afterEach, expect, test } from "vitest";
import { silentLog } from "../log.ts";
import { metrics } from "../metrics.ts";
import { caches } from "./caches.ts";
import { kubeClient } from "./client.ts";
import type { Listener } from "./types.ts";

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});
const core = (resource: string, kind: string, namespaced = true) => ({
  group: "",
  version: "v1",
  resource,
  kind,
  namespaced,
});
const configMaps = "/api/v1/namespaces/default/configmaps";

async function setup() {
  const server = await testServer();
  const client = kubeClient({ server: server.url, ca: server.ca, token: server.token });
  const kept = [
    { resource: core("configmaps", "ConfigMap"), namespace: "default", manager: "mine" },
    { resource: core("namespaces", "Namespace", false) },
  ];
  const made = caches({ client, kept, log: silentLog(), metrics: metrics(), now: Date.now, random: Math.random });
  closers.push(
    () => server.close(),
    () => client.close(),
    () => made.stop(),
  );
  return { client, made };
}

test("one cache a kind, ready together, heard of by whoever listens", async () => {
  const { client, made } = await setup();
  const heard: string[] = [];
  const name: Listener = (_, after) => void heard.push(String(JSON.parse(JSON.stringify(after?.metadata ?? {})).name));
  made.of("Namespace")?.listen(name);
  made.start();
  await made.ready;
  expect(heard).toContain("default");
  await client.request("POST", "/api/v1/namespaces", { body: { metadata: { name: "later" } } });
  await expect.poll(() => heard).toContain("later");
  expect(made.of("Secret")).toBeUndefined();
});

test("what a write was answered is there at once, with what its manager owns", async () => {
  const { client, made } = await setup();
  made.start();
  await made.ready;
  const body = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a" }, data: { k: "v" } };
  const path = `${configMaps}/a`;
  const options = { body, contentType: "application/apply-patch+yaml", query: { fieldManager: "mine" } };
  const answer = await client.request("PATCH", path, options);
  const kept = made.of("ConfigMap");
  kept?.learn(answer);
  expect(kept?.get("default", "a")).toMatchObject({
    data: { k: "v" },
    metadata: { managedFields: [{ manager: "mine" }] },
  });
  kept?.learn({ ...answer, metadata: { namespace: "elsewhere", name: "a", resourceVersion: "999" } });
  expect(kept?.get("elsewhere", "a")).toBeUndefined();
  await client.request("POST", configMaps, { body: { metadata: { name: "b" } }, query: { fieldManager: "other" } });
  await expect.poll(() => kept?.get("default", "b")?.kind).toBe("ConfigMap");
  expect(JSON.stringify(kept?.get("default", "b"))).not.toContain("managedFields");
});
