import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { objectAt, textAt } from "../resources/object.ts";
import { memory } from "../testing/memory.ts";
import { widget, widgetDefinition, widgets } from "../testing/widgets.ts";
import { garbageCollector } from "./garbage.ts";

const signal = new AbortController().signal;

async function family() {
  const { server, request } = await memory({ objects: [widgetDefinition, widget("owner"), widget("other")] });
  const uid = async (name: string) => textAt((await request("GET", `${widgets}/${name}`)).body, "metadata", "uid");
  const owner = async (name: string, more: JsonObject = {}) => ({
    apiVersion: "example.com/v1",
    kind: "Widget",
    name,
    uid: await uid(name),
    ...more,
  });
  const child = async (name: string, ...ownerReferences: readonly JsonObject[]) =>
    request("POST", widgets, widget(name, {}, { ownerReferences }));
  await child("child", await owner("owner", { blockOwnerDeletion: true }));
  await child("free", await owner("owner"));
  await child("shared", await owner("owner"), await owner("other"));
  const collector = garbageCollector(server);
  const code = async (name: string) => (await request("GET", `${widgets}/${name}`)).code;
  return { server, request, collector, code, owner, child, id: await uid("owner"), uid };
}

test("dependents without owner are collected, shared ones lose one owner", async () => {
  const { request, collector, code, id } = await family();
  await request("DELETE", `${widgets}/owner`);
  await collector.work(id, signal);
  expect([await code("child"), await code("free"), await code("shared")]).toEqual([404, 404, 200]);
  const { body } = await request("GET", `${widgets}/shared`);
  expect(objectAt(body, "metadata").ownerReferences).toHaveLength(1);
});

test("Foreground: the owner goes after those that block it, the others go after the owner", async () => {
  const { request, collector, code, id, owner, child, uid } = await family();
  await child("grandchild", await owner("child", { blockOwnerDeletion: true }));
  await request("DELETE", `${widgets}/owner?propagationPolicy=Foreground`);
  await expect(collector.work(id, signal)).rejects.toThrow("dependents are left");
  await collector.work(await uid("child"), signal);
  expect([await code("grandchild"), await code("child"), await code("owner")]).toEqual([404, 404, 200]);
  await collector.work(id, signal);
  expect([await code("owner"), await code("free")]).toEqual([404, 200]);
  await collector.work(id, signal);
  expect(await code("free")).toBe(404);
});

test("Orphan: dependents stay without owner", async () => {
  const { request, collector, code, id } = await family();
  await request("DELETE", `${widgets}/owner?propagationPolicy=Orphan`);
  await collector.work(id, signal);
  expect([await code("owner"), await code("child")]).toEqual([404, 200]);
  expect((await request("GET", `${widgets}/child`)).body.metadata).not.toHaveProperty("ownerReferences");
});

/** Kubernetes-facts 11. */
test("a namespaced owner of an object of the cluster is ignored, a Namespace is not", async () => {
  const { server, request, collector, owner } = await family();
  const configurations = "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations";
  const post = (name: string, reference: JsonObject) =>
    request("POST", configurations, { metadata: { name, ownerReferences: [reference] } });
  const code = async (name: string) => (await request("GET", `${configurations}/${name}`)).code;
  const widgetOwner = await owner("owner");
  await post("of-widget", widgetOwner);
  await request("POST", "/api/v1/namespaces", { metadata: { name: "n" } });
  const { body } = await request("GET", "/api/v1/namespaces/n");
  const uid = textAt(body, "metadata", "uid");
  await post("of-namespace", { apiVersion: "v1", kind: "Namespace", name: "n", uid });
  await request("DELETE", `${widgets}/owner`);
  await collector.work(widgetOwner.uid, signal);
  const entry = server.store.collection({ group: "", resource: "namespaces" }).get("/n");
  if (entry !== undefined) server.store.remove({ group: "", resource: "namespaces" }, entry);
  await collector.work(uid, signal);
  expect([await code("of-widget"), await code("of-namespace")]).toEqual([200, 404]);
});
