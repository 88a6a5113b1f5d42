import { expect, test } from "vitest";
import { configMaps } from "../resources/builtin/core.ts";
import { memory } from "../testing/memory.ts";
import { requireMayCreate } from "./may-create.ts";

test("who may not create an object by its name is told so", async () => {
  const { server } = await memory();
  const place = { resource: configMaps, namespace: "default", name: "a", subresource: "" };
  const as =
    (username: string, ...groups: readonly string[]) =>
    () =>
      requireMayCreate(server, { user: { username, groups } }, place);
  expect(as("root", "system:masters")).not.toThrow();
  expect(as("ann")).toThrow('configmaps "a" is forbidden: User "ann" cannot create resource "configmaps"');
});
