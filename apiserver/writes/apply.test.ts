import type { AdmissionRequest } from "@bubustack/api/admission";
import type { Json, JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { requestOf, reviewOf } from "../admission/request.ts";
import { at, textAt, withMeta } from "../resources/object.ts";
import type { Memory } from "../testing/memory.ts";
import { memory } from "../testing/memory.ts";
import { widget, widgetDefinition, widgets } from "../testing/widgets.ts";

const contentType = "application/apply-patch+yaml";
const objects = [widgetDefinition];

function applier({ request }: Pick<Memory, "request">) {
  return (given: Json, query = "fieldManager=m", path = `${widgets}/a`) =>
    request("PATCH", `${path}?${query}`, given, { contentType });
}
const owner = (body: JsonObject, manager: string) => {
  const entries = at(body, "metadata", "managedFields");
  return Array.isArray(entries) ? entries.find((entry) => textAt(entry, "manager") === manager) : undefined;
};

test("creates what is not there, and then changes it", async () => {
  const server = await memory({ objects });
  const apply = applier(server);
  const created = await apply(widget("a", { color: "red", size: 7 }));
  expect(created).toMatchObject({ code: 201, body: { metadata: { generation: 1 }, spec: { color: "red", size: 7 } } });
  const changed = await apply(widget("a", { color: "blue" }));
  // What is no longer said is removed; the default takes its place.
  expect(changed).toMatchObject({ code: 200, body: { metadata: { generation: 2 }, spec: { color: "blue", size: 3 } } });
  expect(owner(changed.body, "m")).toMatchObject({ operation: "Apply", fieldsV1: { "f:spec": { "f:color": {} } } });
  const before = server.server.store.version;
  expect((await apply(widget("a", { color: "blue" }))).body).toEqual(changed.body);
  expect(server.server.store.version).toBe(before);
});

test("takes YAML, and only a part of an object", async () => {
  const server = await memory({ objects: [...objects, widget("a")] });
  const yaml = "apiVersion: example.com/v1\nkind: Widget\nspec:\n  code: abc\n";
  expect((await applier(server)(yaml)).body).toMatchObject({ spec: { color: "red", code: "abc" } });
});

test("what others own is a conflict, unless it is forced", async () => {
  const server = await memory({ objects });
  const apply = applier(server);
  await apply(widget("a", { color: "red" }));
  await server.request(
    "PATCH",
    `${widgets}/a?fieldManager=editor`,
    { spec: { color: "blue" } },
    { contentType: "application/merge-patch+json" },
  );
  expect((await apply(widget("a", { color: "red" }))).body).toMatchObject({
    code: 409,
    message: 'Apply failed with 1 conflict: conflict with "editor" using example.com/v1: .spec.color',
  });
  const forced = await apply(widget("a", { color: "red" }), "fieldManager=m&force=true");
  expect(forced.body).toMatchObject({ spec: { color: "red" } });
  expect(owner(forced.body, "editor")).toBeUndefined();
});

test.each<[string, Json, number, string]>([
  ["", widget("a"), 422, "fieldManager: Required value: is required for apply patch"],
  ["fieldManager=%07", widget("a"), 422, "should only contain printable characters"],
  ["fieldManager=m", widget("b"), 400, "does not match the name on the URL"],
  ["fieldManager=m", { spec: {} }, 400, "invalid object type: /, Kind="],
  ["fieldManager=m", [], 400, "not an object"],
  ["fieldManager=m", widget("a", { size: "x" }), 500, ".spec.size: expected numeric (int or float), got string"],
  ["fieldManager=m&fieldValidation=Ignore", widget("a", { odd: 1 }), 500, ".spec.odd: field not declared in schema"],
  [
    "fieldManager=m",
    withMeta(widget("a"), { managedFields: [{ manager: "x" }] }),
    400,
    "metadata.managedFields must be nil",
  ],
  ["fieldManager=m", withMeta(widget("a"), { uid: "u" }), 409, "no existing object was found"],
])("?%s of %j is refused with %d", async (query, given, code, message) => {
  const reply = await applier(await memory({ objects }))(given, query);
  expect(reply.body).toMatchObject({ code, message: expect.stringContaining(message) });
});

test("force is for applies only", async () => {
  const server = await memory({ objects });
  const merge = { contentType: "application/merge-patch+json" };
  expect((await server.request("PATCH", `${widgets}/a?force=true`, {}, merge)).code).toBe(422);
});

/** Kubernetes-facts 18. */
test("a stale version is a conflict on what lives, and creates anew what is gone; a uid never creates", async () => {
  const server = await memory({ objects });
  const apply = applier(server);
  const { body } = await apply(widget("a"));
  const { resourceVersion = null, uid = null } = body.metadata as JsonObject;
  await server.request("PATCH", `${widgets}/a`, { spec: { size: 9 } }, { contentType: "application/merge-patch+json" });
  const stale = withMeta(widget("a", { color: "blue" }), { resourceVersion });
  expect((await apply(stale, "fieldManager=m&force=true")).code).toBe(409);
  await server.request("DELETE", `${widgets}/a`);
  expect((await apply(withMeta(stale, { uid }))).code).toBe(409);
  expect((await apply(stale)).code).toBe(201);
  expect((await apply(withMeta(widget("a"), { uid, resourceVersion }))).code).toBe(409);
  expect((await apply(withMeta(widget("a"), { uid }))).code).toBe(422);
});

/** Kubernetes-facts 12. */
test("a right on one name is enough to create exactly that one", async () => {
  const server = await memory({ objects });
  const rbac = "/apis/rbac.authorization.k8s.io/v1/namespaces/default";
  const grant = (name: string, verbs: readonly string[]) => ({
    metadata: { name },
    rules: [{ verbs, apiGroups: ["example.com"], resources: ["widgets"], resourceNames: ["a"] }],
  });
  await server.request("POST", `${rbac}/roles`, grant("a", ["get", "patch"]));
  const subjects = [{ kind: "User", name: "ann" }];
  await server.request("POST", `${rbac}/rolebindings`, {
    metadata: { name: "a" },
    roleRef: { kind: "Role", name: "a" },
    subjects,
  });
  const as = { username: "ann", groups: [] };
  const apply = async (name: string) =>
    (await server.request("PATCH", `${widgets}/${name}?fieldManager=m`, widget(name), { contentType, as })).code;
  expect(await apply("a")).toBe(403);
  await server.request("PUT", `${rbac}/roles/a`, grant("a", ["get", "patch", "create"]));
  expect(await apply("b")).toBe(403);
  expect(await apply("a")).toBe(201);
});

test("the status has its own owners", async () => {
  const server = await memory({ objects: [...objects, widget("a")] });
  const apply = applier(server);
  const status = { ...widget("a", { color: "blue" }), status: { phase: "Ready" } };
  const { body } = await apply(status, "fieldManager=ctl", `${widgets}/a/status`);
  expect(body).toMatchObject({ spec: { color: "red" }, status: { phase: "Ready" }, metadata: { generation: 1 } });
  expect(owner(body, "ctl")).toMatchObject({ subresource: "status", fieldsV1: { "f:status": { "f:phase": {} } } });
  expect((await apply(status, "fieldManager=ctl", `${widgets}/none/status`)).code).toBe(404);
});

test("webhooks see a create or an update, with the options of one", async () => {
  const seen: (AdmissionRequest | undefined)[] = [];
  const server = await memory({
    objects,
    admission: {
      mutate: async (attributes) => attributes.object,
      validate: async (attributes) => void seen.push(reviewOf(requestOf(attributes, attributes.object, "u")).request),
      close: () => {},
    },
  });
  const apply = applier(server);
  await apply(widget("a"), "fieldManager=m&dryRun=All");
  await apply(widget("a"));
  await apply(widget("a", { color: "blue" }), "fieldManager=m&force=true");
  const options = { kind: "CreateOptions", fieldManager: "m" };
  expect(seen).toMatchObject([
    { operation: "CREATE", dryRun: true, options },
    { operation: "CREATE", dryRun: false, name: "a", options },
    { operation: "UPDATE", options: { kind: "UpdateOptions", fieldManager: "m" } },
  ]);
  expect(seen[2]?.options).not.toHaveProperty("force");
});
