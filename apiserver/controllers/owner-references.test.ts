import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";
import { widget, widgetDefinition } from "../testing/widgets.ts";
import { dependentsOf, disown, findByUid, isGone, ownersOf } from "./owner-references.ts";

const reference = { apiVersion: "example.com/v1", kind: "Widget", name: "a", uid: "none" };

test("finds objects by uid, and those that name an owner", async () => {
  const { server } = await memory({
    objects: [widgetDefinition, widget("a"), widget("b", {}, { ownerReferences: [reference] })],
  });
  const [dependent] = dependentsOf(server, "none");
  if (dependent === undefined) throw new Error("no dependent");
  expect(dependentsOf(server, "none", true)).toEqual([]);
  expect(findByUid(server, "none")).toBeUndefined();
  expect(isGone(server, dependent, reference)).toBe(true);
  disown(server, dependent, ["none"]);
  expect(ownersOf(server.store.collection(dependent.resource).get("default/b")?.object ?? {})).toEqual([]);
});

test("an owner of another namespace is none", async () => {
  const namespace = { apiVersion: "v1", kind: "Namespace", metadata: { name: "n" } };
  const { server } = await memory({
    objects: [widgetDefinition, namespace, widget("a"), widget("b", {}, { namespace: "n" })],
  });
  const stored = (key: string) => {
    const resource = server.registry.stored("example.com", "widgets");
    const entry = resource && server.store.collection(resource).get(key);
    if (resource === undefined || entry === undefined) throw new Error(`no ${key}`);
    return { resource, entry };
  };
  const uid = String((stored("default/a").entry.object.metadata as { uid: string }).uid);
  expect(isGone(server, stored("n/b"), { ...reference, uid })).toBe(true);
  expect(isGone(server, stored("default/a"), { ...reference, uid })).toBe(false);
});
