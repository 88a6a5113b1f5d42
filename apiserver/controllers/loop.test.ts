import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";
import type { Controller } from "./loop.ts";
import { runControllers } from "./loop.ts";

const turns = () => new Promise((settle) => setTimeout(settle, 150));
const configMap = (name: string) => ({ apiVersion: "v1", kind: "ConfigMap", metadata: { name } });
test("starts with what is stored", async () => {
  const { server } = await memory({ objects: [configMap("a")] });
  const worked: string[] = [];
  const stop = runControllers(server, [
    {
      key: ({ resource, after }) => (resource.resource === "configmaps" ? after?.key : undefined),
      work: async (key) => void worked.push(key),
    },
  ]);
  await turns();
  stop();
  expect(worked).toEqual(["default/a"]);
});

test("works through keys one at a time, and again after an error, until it is stopped", async () => {
  const { server, request } = await memory();
  const worked: string[] = [];
  const controller: Controller = {
    key: ({ resource, after }) => (resource.resource === "configmaps" ? after?.key : undefined),
    work: async (key) => {
      worked.push(key);
      if (worked.length === 1) throw new Error("once");
    },
  };
  const stop = runControllers(server, [controller]);
  await request("POST", "/api/v1/namespaces/default/configmaps", configMap("a"));
  await request("POST", "/api/v1/namespaces/default/configmaps", configMap("b"));
  await turns();
  expect(worked.toSorted()).toEqual(["default/a", "default/a", "default/b"]);
  stop();
  await request("POST", "/api/v1/namespaces/default/configmaps", configMap("c"));
  await turns();
  expect(worked).toHaveLength(3);
});
