import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";

const rbac = "/apis/rbac.authorization.k8s.io/v1";
const here = `${rbac}/namespaces/default`;
const ann = { username: "ann", groups: ["devs"] };
const on = (verbs: readonly string[], resource: string, more: JsonObject = {}) => ({
  verbs,
  apiGroups: resource === "configmaps" ? [""] : ["rbac.authorization.k8s.io"],
  resources: [resource],
  ...more,
});
const reads = { metadata: { name: "reads" }, rules: [on(["get"], "configmaps")] };
const writes = { metadata: { name: "writes" }, rules: [on(["get", "delete"], "configmaps")] };
const binding = (name: string, kind = "Role") => ({
  metadata: { name },
  roleRef: { kind, name },
  subjects: [{ kind: "User", name: "bob" }],
});

/** A server where ann may write roles and bindings, read config maps, and what `more` says. */
async function withAnn(...more: readonly JsonObject[]) {
  const { request } = await memory();
  const rules = [
    on(["*"], "configmaps", { verbs: ["get"] }),
    on(["create", "update"], "roles"),
    on(["create", "update"], "rolebindings"),
    ...more,
  ];
  await request("POST", `${here}/roles`, { metadata: { name: "ann" }, rules });
  await request("POST", `${here}/rolebindings`, { ...binding("ann"), subjects: [{ kind: "User", name: "ann" }] });
  return (method: string, path: string, body: JsonObject, as = ann) => request(method, path, body, { as });
}

test("a role with no more than one has is taken, one with more is refused with what is missing", async () => {
  const as = await withAnn();
  expect((await as("POST", `${here}/roles`, reads)).code).toBe(201);
  const { code, body } = await as("POST", `${here}/roles`, writes);
  expect(code).toBe(403);
  expect(body.message).toBe(
    'roles.rbac.authorization.k8s.io "writes" is forbidden: user "ann" (groups=["devs"]) is attempting to grant RBAC ' +
      'permissions not currently held:\n{APIGroups:[""], Resources:["configmaps"], Verbs:["delete"]}',
  );
  expect((await as("PUT", `${here}/roles/reads`, { ...writes, metadata: { name: "reads" } })).code).toBe(403);
  expect(
    (await as("PUT", `${here}/roles/ann`, { metadata: { name: "ann", finalizers: ["a/b"] }, rules: [] })).code,
  ).toBe(200);
});

test("escalate allows to write any role", async () => {
  const as = await withAnn(on(["escalate"], "roles"));
  expect((await as("POST", `${here}/roles`, writes)).code).toBe(201);
});

test("a binding is refused unless one has what the role gives, or may bind that role", async () => {
  const as = await withAnn(on(["bind"], "clusterroles", { resourceNames: ["view"] }));
  expect((await as("POST", `${here}/rolebindings`, binding("edit", "ClusterRole"))).code).toBe(403);
  expect((await as("POST", `${here}/rolebindings`, binding("view", "ClusterRole"))).code).toBe(201);
  expect((await as("POST", `${here}/rolebindings`, binding("none"))).body.message).toBe(
    'rolebindings.rbac.authorization.k8s.io "none" not found',
  );
  await as("POST", `${here}/roles`, reads);
  expect((await as("POST", `${here}/rolebindings`, binding("reads"))).code).toBe(201);
});

test("what one may not grant one may still release from finalizers", async () => {
  const { request } = await memory();
  const rules = [on(["update"], "roles")];
  await request("POST", `${here}/roles`, { metadata: { name: "ann" }, rules });
  await request("POST", `${here}/rolebindings`, { ...binding("ann"), subjects: [{ kind: "User", name: "ann" }] });
  await request("POST", `${here}/roles`, { ...writes, metadata: { name: "writes", finalizers: ["a/b"] } });
  const put = (role: JsonObject) => request("PUT", `${here}/roles/writes`, role, { as: ann });
  expect((await put(writes)).code).toBe(200);
  expect((await put({ ...writes, rules: [on(["delete"], "configmaps")] })).code).toBe(403);
});

test("rules may be gathered only by who has everything", async () => {
  const { request } = await memory();
  const subjects = [{ kind: "User", name: "ann" }];
  await request("POST", `${rbac}/clusterroles`, { metadata: { name: "w" }, rules: [on(["create"], "clusterroles")] });
  await request("POST", `${rbac}/clusterrolebindings`, { ...binding("w", "ClusterRole"), subjects });
  const role = { metadata: { name: "g" }, aggregationRule: { clusterRoleSelectors: [{}] } };
  const { body } = await request("POST", `${rbac}/clusterroles`, role, { as: ann });
  expect(body.message).toContain("must have cluster-admin privileges to use the aggregationRule");
  await request("POST", `${rbac}/clusterrolebindings`, {
    ...binding("cluster-admin", "ClusterRole"),
    metadata: { name: "a" },
    subjects,
  });
  expect((await request("POST", `${rbac}/clusterroles`, role, { as: ann })).code).toBe(201);
});
