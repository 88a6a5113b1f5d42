import { expect, test } from "vitest";
import { textAt } from "../resources/object.ts";
import { memory } from "../testing/memory.ts";
import { aggregateTo, defaultRoles } from "./default-roles.ts";

const rbac = "/apis/rbac.authorization.k8s.io/v1";

test("every binding has its role, and all are marked as defaults", () => {
  const names = (kind: string) =>
    defaultRoles.filter((role) => role.kind === kind).map((role) => textAt(role, "metadata", "name"));
  expect(names("ClusterRole")).toEqual(expect.arrayContaining(names("ClusterRoleBinding")));
  for (const role of defaultRoles)
    expect(textAt(role, "metadata", "labels", "kubernetes.io/bootstrapping")).toBe("rbac-defaults");
});

/** What somebody with a built-in role in a namespace may do there: kubernetes-facts 15. */
test.each([
  ["view", "get", "", "configmaps", true],
  ["view", "get", "", "secrets", false],
  ["view", "create", "", "configmaps", false],
  ["edit", "get", "", "secrets", true],
  ["edit", "impersonate", "", "serviceaccounts", true],
  ["edit", "create", "", "serviceaccounts/token", true],
  ["edit", "create", "rbac.authorization.k8s.io", "rolebindings", false],
  ["admin", "create", "rbac.authorization.k8s.io", "rolebindings", true],
  ["admin", "create", "batch", "jobs", true],
  ["admin", "bind", "rbac.authorization.k8s.io", "clusterroles", false],
  ["admin", "create", "bubustack.io", "stories", false],
])("%s allows to %s %j %s: %j", async (role, verb, group, resource, allowed) => {
  const { request } = await memory();
  const subjects = [{ kind: "User", name: "ann" }];
  const binding = { metadata: { name: "b" }, roleRef: { kind: "ClusterRole", name: role }, subjects };
  expect((await request("POST", `${rbac}/namespaces/default/rolebindings`, binding)).code).toBe(201);
  const [plural, subresource = ""] = resource.split("/");
  const ask = async (namespace: string) => {
    const resourceAttributes = { verb, group, resource: plural ?? "", subresource, namespace };
    const { body } = await request("POST", "/apis/authorization.k8s.io/v1/subjectaccessreviews", {
      spec: { user: "ann", resourceAttributes },
    });
    return body.status;
  };
  expect(await ask("default")).toMatchObject({ allowed });
  expect(await ask("kube-system")).toMatchObject({ allowed: false });
});

test("a role of one's own adds to a built-in one", async () => {
  const { request, settle } = await memory();
  const labels = { [aggregateTo("view")]: "true" };
  const rules = [{ apiGroups: ["bubustack.io"], resources: ["stories"], verbs: ["get"] }];
  await request("POST", `${rbac}/clusterroles`, { metadata: { name: "stories", labels }, rules });
  await settle();
  for (const name of ["view", "edit", "admin"])
    expect((await request("GET", `${rbac}/clusterroles/${name}`)).body.rules).toContainEqual(rules[0]);
});
