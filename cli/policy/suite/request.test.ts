import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { emptyIo } from "../../testing/io.ts";
import { catalogue } from "../eval/kinds.ts";
import { Loader } from "./load.ts";
import { requestOf } from "./request.ts";
import type { Suite, Test } from "./schema.ts";

const io = emptyIo();
const head = { apiVersion: "cli.bubustack.io/v1alpha1", kind: "PolicySuite" } as const;
const ask = (test: Partial<Test>, suite: Partial<Suite> = {}) =>
  requestOf(
    { name: "t", allowed: true, ...test },
    { ...head, tests: [], ...suite },
    new Loader(io, "s.yaml"),
    catalogue()([]),
  );
const pod = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "a" },
  spec: { containers: [{ name: "a", image: "i" }] },
};

test("an object is asked about as the API server would", async () => {
  const request = await ask({ object: pod }, { user: { username: "ann" } });
  expect(request).toMatchObject({
    operation: "CREATE",
    kind: { group: "", version: "v1", kind: "Pod" },
    resource: { group: "", version: "v1", resource: "pods" },
    name: "a",
    namespace: "default",
    userInfo: { username: "ann" },
    oldObject: null,
    options: { kind: "CreateOptions" },
  });
  const object = request["object"] as JsonObject;
  expect(object).toMatchObject({ metadata: { namespace: "default" }, spec: { restartPolicy: "Always" } });
});

test("changes and deletions", async () => {
  expect(await ask({ object: pod, oldObject: pod, set: { "metadata.labels.a": "b" } })).toMatchObject({
    operation: "UPDATE",
    object: { metadata: { labels: { a: "b" } } },
    oldObject: { metadata: { name: "a" } },
  });
  expect(await ask({ object: pod, operation: "DELETE" })).toMatchObject({
    object: null,
    oldObject: { metadata: { name: "a" } },
    options: { kind: "DeleteOptions" },
  });
});

test("a Namespace is in itself, other objects of the cluster are nowhere", async () => {
  const of = (kind: string, apiVersion: string) => ask({ object: { apiVersion, kind, metadata: { name: "n" } } });
  expect(await of("Namespace", "v1")).toMatchObject({ namespace: "n" });
  expect(await of("EngramTemplate", "catalog.bubustack.io/v1alpha1")).toMatchObject({ namespace: "" });
});

test("the test has the last word, also without an object", async () => {
  expect(
    await ask({ object: pod, request: { subResource: "status", dryRun: true }, user: { username: "bo" } }),
  ).toMatchObject({
    subResource: "status",
    dryRun: true,
    userInfo: { username: "bo" },
  });
  expect(await ask({ request: { operation: "CONNECT" } })).toMatchObject({ operation: "CONNECT", userInfo: {} });
  const alien = { apiVersion: "x.io/v2", kind: "Y", metadata: { name: "a", namespace: "n" } };
  expect(
    await ask({ object: alien, request: { resource: { group: "x.io", version: "v2", resource: "ys" } } }),
  ).toMatchObject({
    kind: { group: "x.io", version: "v2", kind: "Y" },
    namespace: "n",
    object: alien,
  });
});

test("what is missing is said", async () => {
  await expect(ask({})).rejects.toThrow("object: is needed");
  await expect(ask({ object: { kind: "Pod" } })).rejects.toThrow("has no apiVersion and kind");
  await expect(ask({ object: { apiVersion: "x.io/v2", kind: "Y" } })).rejects.toThrow("x.io/v2 Y is no kind");
  await expect(ask({ object: pod, set: { "": 1 } })).rejects.toThrow('set: "" is no path');
});
