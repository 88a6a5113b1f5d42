import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";

const path = "/apis/coordination.k8s.io/v1/namespaces/default/leases/a";
const lease = (name: string, metadata: object = {}) => ({
  apiVersion: "coordination.k8s.io/v1",
  kind: "Lease",
  metadata: { name, ...metadata },
  spec: { holderIdentity: "me" },
});

test("a PUT creates a Lease that is not there, and changes it once it is", async () => {
  const { request } = await memory();
  expect((await request("PUT", path, lease("b"))).code).toBe(400);
  const made = await request("PUT", path, lease("a", { resourceVersion: "7" }));
  expect(made).toMatchObject({ code: 201, body: { spec: { holderIdentity: "me" } } });
  expect((await request("PUT", path, made.body)).code).toBe(200);
});

test("other kinds are not created by a PUT", async () => {
  const { request } = await memory();
  const body = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a" } };
  expect((await request("PUT", "/api/v1/namespaces/default/configmaps/a", body)).code).toBe(404);
});
