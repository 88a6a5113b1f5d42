import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { textAt } from "../resources/object.ts";
import { memory } from "../testing/memory.ts";

const path = "/api/v1/namespaces/default/configmaps/c";
const contentType = "application/apply-patch+yaml";
const key = "kubectl.kubernetes.io/last-applied-configuration";
const map = (data: JsonObject, annotations: JsonObject = {}) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "c", namespace: "default", annotations },
  data,
});

/** A config map that kubectl applied as a client, changed since by `changes`. */
async function applied(changes: JsonObject = {}) {
  const { request } = await memory();
  const text = `${JSON.stringify(map({ a: "1", b: "1" }))}\n`;
  const collection = "/api/v1/namespaces/default/configmaps?fieldManager=kubectl-client-side-apply";
  await request("POST", collection, map({ a: "1", b: "1", ...changes }, { [key]: text }));
  return (data: JsonObject, manager = "kubectl") =>
    request("PATCH", `${path}?fieldManager=${manager}`, map(data), { contentType });
}

test("kubectl takes over what it has applied as a client, and goes on to keep the annotation", async () => {
  const apply = await applied();
  const { code, body } = await apply({ a: "2", b: "1" });
  expect(code).toBe(200);
  expect(body.data).toEqual({ a: "2", b: "1" });
  expect(JSON.parse(textAt(body, "metadata", "annotations", key))).toMatchObject({ data: { a: "2", b: "1" } });
});

test("what has changed since is a conflict, and so is all of it for others", async () => {
  const apply = await applied({ a: "changed" });
  expect((await apply({ a: "2", b: "2" })).body.message).toBe(
    'Apply failed with 1 conflict: conflict with "kubectl-client-side-apply" using v1: .data.a',
  );
  expect((await apply({ b: "2" }, "other")).body.message).toMatch(/1 conflict/);
});

test("an annotation that cannot be read allows nothing", async () => {
  const { request } = await memory();
  await request("POST", "/api/v1/namespaces/default/configmaps?fieldManager=x", map({ a: "1" }, { [key]: "{" }));
  expect((await request("PATCH", `${path}?fieldManager=kubectl`, map({ a: "2" }), { contentType })).code).toBe(409);
});
