import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";

const group = "/apis/authorization.k8s.io/v1";
const attributes = { verb: "get", resource: "configmaps", namespace: "default" };
const ann = { username: "ann", groups: ["system:authenticated"] };

async function withView() {
  const { request } = await memory();
  await request("POST", "/apis/rbac.authorization.k8s.io/v1/namespaces/default/rolebindings", {
    metadata: { name: "ann" },
    roleRef: { kind: "ClusterRole", name: "view" },
    subjects: [{ kind: "User", name: "ann" }],
  });
  return request;
}

test("says what a user may do, and why", async () => {
  const request = await withView();
  const ask = async (spec: JsonObject) =>
    (await request("POST", `${group}/subjectaccessreviews`, { spec })).body.status;
  expect(await ask({ user: "ann", resourceAttributes: attributes })).toEqual({
    allowed: true,
    reason: 'RBAC: allowed by RoleBinding "ann/default" of ClusterRole "view" to User "ann"',
  });
  expect(await ask({ user: "ann", resourceAttributes: { ...attributes, namespace: "kube-system" } })).toEqual({
    allowed: false,
  });
  expect(await ask({ groups: ["system:masters"], resourceAttributes: attributes })).toEqual({ allowed: true });
  expect(
    await ask({ user: "x", groups: ["system:authenticated"], nonResourceAttributes: { path: "/api", verb: "get" } }),
  ).toMatchObject({
    allowed: true,
  });
});

test("says to somebody what they may do themselves", async () => {
  const request = await withView();
  const ask = async (more: JsonObject) =>
    (
      await request(
        "POST",
        `${group}/selfsubjectaccessreviews`,
        { spec: { resourceAttributes: { ...attributes, ...more } } },
        { as: ann },
      )
    ).body;
  expect(await ask({})).toMatchObject({ status: { allowed: true } });
  expect(await ask({ verb: "delete" })).toMatchObject({ status: { allowed: false } });
});

test("who may ask about others is a matter of rights", async () => {
  const request = await withView();
  const spec = { user: "bob", resourceAttributes: attributes };
  expect((await request("POST", `${group}/subjectaccessreviews`, { spec }, { as: ann })).code).toBe(403);
  const local = `${group}/namespaces/default/localsubjectaccessreviews`;
  expect((await request("POST", local, { spec }, { as: ann })).code).toBe(403);
  expect((await request("POST", local, { spec })).body.status).toEqual({ allowed: false });
});

test.each<[string, JsonObject, string]>([
  [
    "subjectaccessreviews",
    { user: "a" },
    "exactly one of nonResourceAttributes or resourceAttributes must be specified",
  ],
  ["subjectaccessreviews", { resourceAttributes: attributes }, "at least one of user or group must be specified"],
  [
    "selfsubjectaccessreviews",
    { resourceAttributes: attributes, nonResourceAttributes: {} },
    "cannot be specified in combination with resourceAttributes",
  ],
  [
    "namespaces/kube-system/localsubjectaccessreviews",
    { user: "a", resourceAttributes: attributes },
    "must match metadata.namespace",
  ],
  [
    "namespaces/default/localsubjectaccessreviews",
    { user: "a", nonResourceAttributes: {} },
    "disallowed on this kind of request",
  ],
])("a %s with %j is refused: %s", async (path, spec, message) => {
  const { code, body } = await (await memory()).request("POST", `${group}/${path}`, { spec });
  expect(code).toBe(422);
  expect(body.message).toContain(message);
});

test("a question has no name", async () => {
  const { request } = await memory();
  const given = { metadata: { name: "x" }, spec: { resourceAttributes: attributes } };
  expect((await request("POST", `${group}/selfsubjectaccessreviews`, given)).body.message).toContain("must be empty");
});
