import { expect, test } from "vitest";
import type { Server } from "../server.ts";
import { memory } from "../testing/memory.ts";
import { thing, thingDefinition, thingWebhook } from "../testing/versions.ts";
import { Warnings } from "../wire/warnings.ts";
import type { Attributes } from "./attributes.ts";
import { backFrom, seenAs } from "./seen-as.ts";
import { CallFailed } from "./transport.ts";
import { worldOf } from "./world.ts";

async function asked(conversionCall: Server["conversionCall"], more: Partial<Attributes> = {}) {
  const { server } = await memory({ objects: [thingDefinition], conversionCall });
  const resource = server.registry.find("example.com", "v2", "things");
  if (resource === undefined) throw new Error("things");
  const attributes: Attributes = {
    resource,
    subresource: "",
    operation: "UPDATE",
    name: "a",
    namespace: "default",
    object: thing("a", { title: "x" }, "v2"),
    oldObject: thing("a", { title: "w" }, "v2"),
    dryRun: false,
    options: {},
    user: {},
    warnings: new Warnings(),
    signal: new AbortController().signal,
    ...more,
  };
  const world = worldOf(server, attributes);
  const [target] = world.equivalents ?? [];
  if (target === undefined) throw new Error("no other version");
  return { server, attributes, world, target };
}

test("objects are seen in the version of the rule, and what is made of them in that of the request", async () => {
  const { server, attributes, target, world } = await asked(thingWebhook().conversionCall);
  const [seen, object] = await seenAs(server, attributes, target, world);
  expect(object).toEqual({ ...thing("a", { name: "x" }) });
  expect(seen.oldObject).toEqual({ ...thing("a", { name: "w" }) });
  expect(await backFrom(server, attributes, target, world, thing("a", { name: "y" }))).toEqual(
    thing("a", { title: "y" }, "v2"),
  );
});

test("an object of another kind is the same in every version", async () => {
  const scale = { apiVersion: "autoscaling/v1", kind: "Scale" };
  const kind = { group: "autoscaling", version: "v1", kind: "Scale" };
  const { server, attributes, target, world } = await asked(thingWebhook().conversionCall, { kind, object: scale });
  expect((await seenAs(server, attributes, target, world))[1]).toBe(scale);
});

test("a conversion that fails is an internal error", async () => {
  const given = await asked(async () => {
    throw new CallFailed("nobody is there");
  });
  await expect(seenAs(given.server, given.attributes, given.target, given.world)).rejects.toThrow(
    "Internal error occurred: conversion webhook for example.com/v2, Kind=Thing failed: nobody is there",
  );
});
