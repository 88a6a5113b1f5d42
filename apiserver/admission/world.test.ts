import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";
import { Warnings } from "../wire/warnings.ts";
import type { Attributes } from "./attributes.ts";
import { worldOf } from "./world.ts";

const check = {
  verb: "get",
  group: "",
  resource: "secrets",
  subresource: "",
  namespace: "default",
  name: "",
  fieldSelector: "",
  labelSelector: "",
};

async function world(resource = "configmaps", group = "", version = "v1") {
  const { server, request } = await memory();
  for (const [name, use] of [
    ["b", "x"],
    ["a", "x"],
    ["c", "y"],
  ] as const)
    await request("POST", "/api/v1/namespaces/default/configmaps", { metadata: { name, labels: { use } } });
  const found = server.registry.find(group, version, resource);
  if (found === undefined) throw new Error(resource);
  const attributes: Attributes = {
    resource: found,
    subresource: "",
    operation: "CREATE",
    name: "",
    namespace: "default",
    dryRun: false,
    options: {},
    user: {},
    warnings: new Warnings(),
    signal: new AbortController().signal,
  };
  return worldOf(server, attributes);
}

test("namespaces, kinds and params are those of the store", async () => {
  const { look } = await world();
  expect(look({ ask: "namespace", name: "default" })).toMatchObject({ objects: [{ metadata: { name: "default" } }] });
  expect(look({ ask: "namespace", name: "none" })).toEqual({ state: "absent" });
  expect(look({ ask: "paramKind", apiVersion: "v1", kind: "Namespace" })).toEqual({ state: "kind", namespaced: false });
  expect(look({ ask: "paramKind", apiVersion: "v1", kind: "None" })).toEqual({ state: "absent" });
  const params = { ask: "params", apiVersion: "v1", kind: "ConfigMap", namespace: "default" } as const;
  expect(look({ ...params, name: "a" })).toMatchObject({ objects: [{ kind: "ConfigMap", metadata: { name: "a" } }] });
  expect(look({ ...params, name: "none" })).toEqual({ state: "absent" });
  expect(look({ ...params, selector: { matchLabels: { use: "x" } } })).toMatchObject({
    objects: [{ metadata: { name: "a" } }, { metadata: { name: "b" } }],
  });
  expect(look({ ...params, kind: "None", name: "a" })).toEqual({ state: "absent" });
  expect(look({ ...params, selector: { matchExpressions: [{ key: "a", operator: "Odd" }] } })).toMatchObject({
    state: "failed",
  });
});

test("rights are those of RBAC", async () => {
  const { look } = await world();
  const access = (groups: readonly string[], more: object = {}) =>
    look({ ask: "access", user: { username: "u", groups }, check: { ...check, ...more } });
  expect(access(["system:masters"])).toMatchObject({ access: { allowed: true } });
  expect(access([])).toMatchObject({ access: { allowed: false } });
  expect(access(["system:authenticated"], { path: "/version" })).toMatchObject({ access: { allowed: true } });
  expect(access(["system:masters"], { serviceAccount: { namespace: "n", name: "a" } })).toMatchObject({
    access: { allowed: false },
  });
});

test("Events are the same objects in two groups", async () => {
  expect((await world()).equivalents).toEqual([]);
  expect((await world("events")).equivalents).toMatchObject([
    { resource: { group: "events.k8s.io", resource: "events" } },
  ]);
  expect((await world("events", "events.k8s.io")).equivalents).toMatchObject([{ kind: { group: "", kind: "Event" } }]);
});
