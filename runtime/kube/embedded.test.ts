import { setTimeout as sleep } from "node:timers/promises";
import { testServer } from "@bubustack/apiserver/testing/server";
import { afterEach, expect, test } from "vitest";
import { silentLog } from "../log.ts";
import { metrics } from "../metrics.ts";
import { cache } from "./cache.ts";
import { kubeClient } from "./client.ts";
import { metadataOf } from "./object.ts";
import { resourcePath } from "./path.ts";

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

const configMaps = { group: "", version: "v1", resource: "configmaps", kind: "ConfigMap", namespaced: true };
const collection = resourcePath(configMaps, { namespace: "default" });
const named = (name: string, data: { readonly [key: string]: string } = {}) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name },
  data,
});

test("client and cache work against the embedded API server: pages, watches, selectors, refusals", async () => {
  const server = await testServer();
  const client = kubeClient({ server: server.url, ca: server.ca, token: server.token });
  closers.push(
    () => server.close(),
    () => client.close(),
  );
  for (const name of ["a", "b", "c", "d", "e"]) await client.request("POST", collection, { body: named(name) });

  const running = (more: object) => {
    const made = cache({
      client,
      resource: configMaps,
      namespace: "default",
      log: silentLog(),
      metrics: metrics(),
      now: Date.now,
      random: Math.random,
      ...more,
    });
    closers.push(() => made.stop());
    made.start();
    return made;
  };
  const all = running({ pageSize: 2, indexes: { all: () => ["all"] } });
  const one = running({ fieldSelector: "metadata.name=b" });
  await Promise.all([all.ready, one.ready]);
  const copy = () => all.byIndex("all", "all").map((object) => metadataOf(object).name);
  expect([copy(), one.size()]).toEqual([["a", "b", "c", "d", "e"], 1]);
  expect(all.get("default", "a")).toMatchObject({ apiVersion: "v1", kind: "ConfigMap" });

  await client.request("POST", collection, { body: named("f", { k: "ü€😀" }) });
  await client.request("DELETE", resourcePath(configMaps, { namespace: "default", name: "b" }));
  const patch = { body: { data: { k: "v" } }, contentType: "application/merge-patch+json" };
  await client.request("PATCH", resourcePath(configMaps, { namespace: "default", name: "a" }), patch);
  await expect.poll(() => [copy(), one.size()], { timeout: 20_000 }).toEqual([["a", "c", "d", "e", "f"], 0]);
  await expect.poll(() => all.get("default", "a")?.data, { timeout: 20_000 }).toEqual({ k: "v" });
  expect(all.get("default", "f")?.data).toEqual({ k: "ü€😀" });

  const absent = client.request("GET", resourcePath(configMaps, { namespace: "default", name: "b" }));
  await expect(absent).rejects.toMatchObject({ code: "kube/request", http: 404, message: 'configmaps "b" not found' });
  const stranger = kubeClient({ server: server.url, ca: server.ca, token: "wrong" });
  closers.push(() => stranger.close());
  await expect(stranger.request("GET", collection)).rejects.toMatchObject({ code: "kube/request", http: 401 });

  await Promise.all([all.stop(), one.stop()]);
  await client.request("POST", collection, { body: named("g") });
  await sleep(20);
  expect(all.size()).toBe(5);
});
