import { expect, test } from "vitest";
import { memory } from "../../testing/memory.ts";
import { clusterRoleBindings } from "./rbac.ts";

const path = "/apis/rbac.authorization.k8s.io/v1/namespaces/default";
const table = "application/json;as=Table;v=v1;g=meta.k8s.io";

test("the group of subjects and role is filled in", async () => {
  const { request } = await memory();
  const given = {
    metadata: { name: "b" },
    roleRef: { kind: "Role", name: "r" },
    subjects: [
      { kind: "User", name: "ann" },
      { kind: "ServiceAccount", name: "robot", namespace: "x" },
    ],
  };
  expect((await request("POST", `${path}/rolebindings`, given)).body).toMatchObject({
    roleRef: { apiGroup: "rbac.authorization.k8s.io" },
    subjects: [
      { kind: "User", name: "ann", apiGroup: "rbac.authorization.k8s.io" },
      { kind: "ServiceAccount", name: "robot", namespace: "x" },
    ],
  });
  const { body } = await request("GET", `${path}/rolebindings/b`, undefined, { accept: table });
  expect(body.rows).toMatchObject([{ cells: ["b", "Role/r", "0s", "ann", "", "x/robot"] }]);
});

test("names of roles only have to fit into a path", async () => {
  const { request } = await memory();
  const post = (name: string) => request("POST", `${path}/roles`, { metadata: { name }, rules: [] });
  expect((await post("System:Any Thing")).code).toBe(201);
  expect((await post("a/b")).body.message).toContain("may not contain '/'");
});

test("a ClusterRoleBinding is of the cluster", () => expect(clusterRoleBindings.namespaced).toBe(false));
