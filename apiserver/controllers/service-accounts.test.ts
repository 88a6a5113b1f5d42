import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";
import { ensureAccounts, serviceAccountController } from "./service-accounts.ts";

const accounts = "/api/v1/namespaces/a/serviceaccounts/default";

test("every namespace has one from the start, and one that is new gets one", async () => {
  const { request, server } = await memory();
  expect((await request("GET", "/api/v1/serviceaccounts")).body.items).toHaveLength(4);
  await request("POST", "/api/v1/namespaces", { metadata: { name: "a" } });
  expect((await request("GET", accounts)).code).toBe(404);
  await serviceAccountController(server).work("a", new AbortController().signal);
  const { body } = await request("GET", accounts);
  expect(body).toMatchObject({ metadata: { name: "default", namespace: "a" } });
  ensureAccounts(server);
  expect((await request("GET", accounts)).body).toEqual(body);
});

test("one that is deleted comes again, but not in a namespace that goes", async () => {
  const { request, server } = await memory();
  const { key, work } = serviceAccountController(server);
  const keys: (string | undefined)[] = [];
  server.store.observe((written) => void keys.push(key(written)));
  await request("DELETE", "/api/v1/namespaces/default/serviceaccounts/default");
  expect(keys).toEqual(["default"]);
  await request("POST", "/api/v1/namespaces", { metadata: { name: "a" } });
  await request("DELETE", "/api/v1/namespaces/a");
  await work("a", new AbortController().signal);
  expect((await request("GET", accounts)).code).toBe(404);
});
