import { testServer } from "@bubustack/apiserver/testing/server";
import { kubeClient } from "@bubustack/runtime/kube/client";
import { silentLog } from "@bubustack/runtime/log";
import { metrics } from "@bubustack/runtime/metrics";
import { expect, test } from "vitest";
import { readables } from "./readables.ts";

const configMap = (namespace: string) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "limits", namespace },
  data: {},
});

test("what the installation lists is kept, in the namespaces that it names", async () => {
  const namespaces = ["a", "b", "c"].map((name) => ({ apiVersion: "v1", kind: "Namespace", metadata: { name } }));
  const api = await testServer({ objects: [...namespaces, configMap("a"), configMap("b"), configMap("c")] });
  const client = kubeClient({ server: api.url, ca: api.ca, token: api.token });
  const listed = { group: "", version: "v1", kind: "ConfigMap", resource: "configmaps", namespaced: true };
  const held = readables({
    client,
    readable: [{ ...listed, namespaces: ["a", "b"] }],
    log: silentLog(),
    metrics: metrics(),
    now: Date.now,
    random: Math.random,
  });
  try {
    await held.ready;
    const kept = held.kept("v1", "ConfigMap");
    expect([kept?.synced, kept?.namespaced, kept?.namespaces]).toEqual([true, true, ["a", "b"]]);
    const found = kept?.values().map(({ metadata }) => (metadata as { namespace: string }).namespace);
    expect(found?.toSorted()).toEqual(["a", "b"]);
    expect(held.kept("v1", "Secret")).toBeUndefined();
  } finally {
    await held.stop();
    client.close();
    await api.close();
  }
});
