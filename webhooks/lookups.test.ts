import { setTimeout as sleep } from "node:timers/promises";
import { Story } from "@bubustack/api/bubustack/story";
import { crd } from "@bubustack/api/crd";
import type { Json } from "@bubustack/api/json";
import { testServer } from "@bubustack/apiserver/testing/server";
import { kubeClient } from "@bubustack/runtime/kube/client";
import { silentLog } from "@bubustack/runtime/log";
import { metrics } from "@bubustack/runtime/metrics";
import { afterEach, expect, test } from "vitest";
import { runLookups } from "./lookups.ts";

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

const stories = "/apis/bubustack.io/v1alpha1/namespaces/default/stories";
const story = {
  apiVersion: "bubustack.io/v1alpha1",
  kind: "Story",
  metadata: { name: "uses-fetch", namespace: "default" },
  spec: { steps: [{ name: "fetch", ref: { name: "fetch" } }] },
};

async function clusterWith(objects: readonly Json[]) {
  const server = await testServer({ objects });
  const client = kubeClient({ server: server.url, ca: server.ca, token: server.token });
  const ports = { log: silentLog(), metrics: metrics(), now: Date.now, random: Math.random };
  const lookups = runLookups({ client, kinds: [Story], ...ports });
  closers.push(
    () => server.close(),
    () => client.close(),
    () => lookups.stop(),
  );
  await lookups.ready;
  return { client, lookups, server };
}

test("caches follow the API server, with the declared indexes of each kind", async () => {
  // A CRD is JSON by construction; its interface only lacks the index signature.
  const { client, lookups } = await clusterWith([crd(Story) as unknown as Json]);
  expect(lookups.cache("Namespace")?.get("", "default")).toMatchObject({ kind: "Namespace" });
  expect(lookups.cache("Story")?.synced).toBe(true);
  expect(lookups.cache("Pod")).toBeUndefined();
  await client.request("POST", stories, { body: story });
  const users = () => lookups.cache("Story")?.byIndex("storiesByEngram", "default/fetch").length;
  for (let i = 0; i < 500 && users() !== 1; i++) await sleep(10);
  expect(users()).toBe(1);
});

test("a single read finds, finds nothing, or fails; it never guesses", async () => {
  const { lookups, server } = await clusterWith([crd(Story) as unknown as Json]);
  const { signal } = new AbortController();
  expect(await lookups.get("Namespace", "", "default", signal)).toMatchObject({ kind: "Namespace" });
  expect(await lookups.get("Story", "default", "none", signal)).toBeUndefined();
  await expect(lookups.get("Pod", "default", "a", signal)).rejects.toMatchObject({ code: "lookup/failed" });
  await server.close();
  await expect(lookups.get("Story", "default", "none", signal)).rejects.toMatchObject({ code: "kube/unreachable" });
});
