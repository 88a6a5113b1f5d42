import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { request } from "../admission/testing/scene.ts";
import { referringOf, writtenEdges } from "./written-edges.ts";

const kind = { group: "bubustack.io", version: "v1alpha1", kind: "Impulse" };
const impulse = (story: JsonObject): JsonObject => ({ spec: { templateRef: { name: "cron" }, storyRef: story } });
const write = (object: JsonObject, more: object = {}) =>
  request({ kind, namespace: "dev", name: "i", object, ...more });

test("the references of what is written, those within the namespace of the request and out of namespaces too", () => {
  expect(writtenEdges(write(impulse({ name: "s" }))).map(({ to }) => to)).toEqual([
    { group: "catalog.bubustack.io", kind: "ImpulseTemplate", namespace: "", name: "cron" },
    { group: "bubustack.io", kind: "Story", namespace: "dev", name: "s" },
  ]);
});

test("an update counts where the spec is another one", () => {
  const update = (oldObject: JsonObject) =>
    writtenEdges(write(impulse({ name: "s" }), { operation: "UPDATE", oldObject }));
  expect(update(impulse({ name: "s" }))).toEqual([]);
  expect(update(impulse({ name: "other" }))).toHaveLength(2);
});

test("who refers", () => {
  expect(referringOf(write({}))).toEqual({ group: "bubustack.io", kind: "Impulse", namespace: "dev", name: "i" });
});
