import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";

const path = "/api/v1/namespaces/a";
const namespace = { apiVersion: "v1", kind: "Namespace", metadata: { name: "a" } };

test("a terminating namespace goes with its last finalizer", async () => {
  const { request } = await memory({ objects: [namespace] });
  expect((await request("DELETE", path)).body).toMatchObject({
    status: { phase: "Terminating" },
    spec: { finalizers: ["kubernetes"] },
  });
  expect((await request("PUT", `${path}/finalize`, { ...namespace, spec: { finalizers: [] } })).code).toBe(200);
  expect((await request("GET", path)).code).toBe(404);
});

test("a living one stays; a stale version is refused", async () => {
  const { request } = await memory({ objects: [namespace] });
  const kept = await request("PUT", `${path}/finalize`, { ...namespace, spec: { finalizers: [] } });
  expect([kept.code, (kept.body.spec as { finalizers: string[] }).finalizers]).toEqual([200, []]);
  expect(
    (await request("PUT", `${path}/finalize`, { ...namespace, metadata: { name: "a", resourceVersion: "1" } })).code,
  ).toBe(409);
  expect((await request("GET", `${path}/finalize`)).code).toBe(405);
});
