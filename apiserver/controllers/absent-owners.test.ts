import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";
import { widget, widgetDefinition, widgets } from "../testing/widgets.ts";
import { absentOwnerCollector } from "./absent-owners.ts";

const owner = (more: JsonObject = {}) => ({
  apiVersion: "example.com/v1",
  kind: "Widget",
  name: "x",
  uid: "gone",
  ...more,
});

/** A server whose writes are followed at once; answers whether an object with these owners stays. */
async function stays(...ownerReferences: readonly JsonObject[]): Promise<boolean> {
  const { server, request } = await memory({ objects: [widgetDefinition, widget("living")] });
  const { key, work } = absentOwnerCollector(server);
  const keys: string[] = [];
  server.store.observe((written) => {
    const found = key(written);
    if (found !== undefined) keys.push(found);
  });
  await request("POST", widgets, widget("child", {}, { ownerReferences }));
  await request("PATCH", `${widgets}/child`, { spec: { size: 9 } }, { contentType: "application/merge-patch+json" });
  expect(keys.length).toBeLessThan(2);
  for (const uid of keys) await work(uid, new AbortController().signal);
  return (await request("GET", `${widgets}/child`)).code === 200;
}

test("what is born without a living owner goes", async () => {
  expect(await stays(owner())).toBe(false);
  expect(await stays()).toBe(true);
});

test("an owner that cannot be looked for is not gone", async () => {
  expect(await stays(owner({ apiVersion: "apps/v1", kind: "StatefulSet" }))).toBe(true);
});
