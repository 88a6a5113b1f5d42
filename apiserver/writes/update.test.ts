import { expect, test } from "vitest";
import { objectAt } from "../resources/object.ts";
import { memory } from "../testing/memory.ts";
import { widget, widgetDefinition, widgets } from "../testing/widgets.ts";

const merge = { contentType: "application/merge-patch+json" };
const path = `${widgets}/a`;
const start = () => memory({ objects: [widgetDefinition, widget("a")] });

test("a change of the spec is a new generation, a change of metadata is not", async () => {
  const { request } = await start();
  expect((await request("PATCH", path, { spec: { size: 4 } }, merge)).body).toMatchObject({
    metadata: { generation: 2 },
  });
  expect((await request("PATCH", path, { metadata: { labels: { a: "b" } } }, merge)).body).toMatchObject({
    metadata: { generation: 2 },
  });
});

test("what changes nothing writes nothing", async () => {
  const { request, server } = await start();
  const before = server.store.version;
  await request("PATCH", path, { spec: { size: 3 } }, merge);
  expect(server.store.version).toBe(before);
});

test("a stale resourceVersion, another uid and another name are refused", async () => {
  const { request } = await start();
  const { body } = await request("GET", path);
  await request("PATCH", path, { spec: { size: 5 } }, merge);
  expect((await request("PUT", path, body)).body).toMatchObject({
    code: 409,
    reason: "Conflict",
    message: expect.stringMatching(
      /^Operation cannot be fulfilled on widgets.example.com "a": the object has been modified/,
    ),
  });
  const fresh = (await request("GET", path)).body;
  const meta = fresh.metadata as object;
  expect((await request("PUT", path, { ...fresh, metadata: { ...meta, uid: "x" } })).body.message).toContain(
    "UID in precondition: x",
  );
  expect((await request("PUT", path, { ...fresh, metadata: { ...meta, name: "b" } })).code).toBe(400);
  expect((await request("PUT", path, widget("a"))).body.message).toContain(
    "metadata.resourceVersion: Invalid value: 0: must be specified for an update",
  );
  expect((await request("PUT", `${widgets}/b`, widget("b"))).code).toBe(404);
});

test("spec and status keep out of each other's way", async () => {
  const { request } = await start();
  const status = await request("PATCH", `${path}/status`, { spec: { size: 9 }, status: { ok: true } }, merge);
  expect(status.body).toMatchObject({ spec: { size: 3 }, status: { ok: true }, metadata: { generation: 1 } });
  const spec = await request("PATCH", path, { spec: { size: 9 }, status: { ok: false } }, merge);
  expect(spec.body).toMatchObject({ spec: { size: 9 }, status: { ok: true } });
});

test("the status door opens to the status alone", async () => {
  const { request } = await start();
  const sneaky = {
    metadata: { labels: { a: "b" }, finalizers: ["x.io/y"], ownerReferences: [], annotations: { c: "d" } },
    spec: { size: 9 },
    status: { ok: true },
  };
  const before = (await request("GET", path)).body;
  const { body } = await request("PATCH", `${path}/status`, sneaky, merge);
  const kept = { name: "a", uid: objectAt(before, "metadata").uid, generation: 1 };
  expect(body).toMatchObject({ spec: before.spec ?? {}, status: { ok: true }, metadata: kept });
  for (const field of ["labels", "finalizers", "annotations"]) expect(body.metadata).not.toHaveProperty(field);
  // Of what it was seeded with, nobody keeps account.
  expect(body.metadata).not.toHaveProperty("managedFields");
  expect((await request("GET", `${path}/status`)).body).toEqual(body);
  expect((await request("PATCH", `${path}/status`, { status: null }, merge)).body).not.toHaveProperty("status");
  expect((await request("PUT", `${path}/status`, before)).code).toBe(409);
  expect((await request("DELETE", `${path}/status`)).code).toBe(405);
});

test("to write a status and to write an object are different rights", async () => {
  const { request } = await start();
  const rules = [{ apiGroups: ["example.com"], resources: ["widgets/status"], verbs: ["patch"] }];
  const rbac = "/apis/rbac.authorization.k8s.io/v1/namespaces/default";
  await request("POST", `${rbac}/roles`, { metadata: { name: "r" }, rules });
  const subjects = [{ kind: "User", name: "ann" }];
  await request("POST", `${rbac}/rolebindings`, {
    metadata: { name: "b" },
    roleRef: { kind: "Role", name: "r" },
    subjects,
  });
  const patch = async (at: string) =>
    (await request("PATCH", at, { status: { ok: 1 } }, { ...merge, as: { username: "ann" } })).code;
  expect([await patch(path), await patch(`${path}/status`)]).toEqual([403, 200]);
});

test("the last finalizer that goes takes a deleted object along", async () => {
  const { request } = await memory({ objects: [widgetDefinition, widget("a", {}, { finalizers: ["x.io/y"] })] });
  const going = await request("DELETE", path);
  expect(going.body).toMatchObject({
    kind: "Widget",
    metadata: { deletionTimestamp: "2026-01-01T00:00:00Z", deletionGracePeriodSeconds: 0 },
  });
  expect((await request("PATCH", path, { metadata: { finalizers: ["x.io/y", "x.io/z"] } }, merge)).code).toBe(422);
  expect((await request("PATCH", path, { metadata: { finalizers: null } }, merge)).code).toBe(200);
  expect((await request("GET", path)).code).toBe(404);
});
