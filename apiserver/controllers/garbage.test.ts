import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";
import { widget, widgetDefinition, widgets } from "../testing/widgets.ts";
import { garbageCollector } from "./garbage.ts";

const signal = new AbortController().signal;

async function family() {
  const { server, request } = await memory({ objects: [widgetDefinition, widget("owner"), widget("other")] });
  const uid = async (name: string) =>
    ((await request("GET", `${widgets}/${name}`)).body.metadata as { uid: string }).uid;
  const owner = async (name: string) => ({ apiVersion: "example.com/v1", kind: "Widget", name, uid: await uid(name) });
  await request("POST", widgets, widget("child", {}, { ownerReferences: [await owner("owner")] }));
  await request(
    "POST",
    widgets,
    widget("shared", {}, { ownerReferences: [await owner("owner"), await owner("other")] }),
  );
  const collector = garbageCollector(server);
  const code = async (name: string) => (await request("GET", `${widgets}/${name}`)).code;
  return { request, collector, code, id: await uid("owner") };
}

test("dependents without owner are collected, shared ones lose one owner", async () => {
  const { request, collector, code, id } = await family();
  await request("DELETE", `${widgets}/owner`);
  await collector.work(id, signal);
  expect([await code("child"), await code("shared")]).toEqual([404, 200]);
  const shared = (await request("GET", `${widgets}/shared`)).body.metadata as { ownerReferences: object[] };
  expect(shared.ownerReferences).toHaveLength(1);
});

test("Foreground: the owner goes after its dependents", async () => {
  const { request, collector, code, id } = await family();
  await request("DELETE", `${widgets}/owner?propagationPolicy=Foreground`);
  // The first round marks the dependents, which are held by the same finalizer until they are looked at.
  const child = ((await request("GET", `${widgets}/child`)).body.metadata as { uid: string }).uid;
  await collector.work(id, signal).catch(() => {});
  await collector.work(child, signal);
  await collector.work(id, signal);
  expect([await code("child"), await code("owner")]).toEqual([404, 404]);
});

test("Orphan: dependents stay without owner", async () => {
  const { request, collector, code, id } = await family();
  await request("DELETE", `${widgets}/owner?propagationPolicy=Orphan`);
  await collector.work(id, signal);
  expect([await code("owner"), await code("child")]).toEqual([404, 200]);
  expect((await request("GET", `${widgets}/child`)).body.metadata).not.toHaveProperty("ownerReferences");
});
