import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";
import { policyOf, storedPolicy } from "./policy.ts";

test("the stored policy is what stands in the store now", async () => {
  const { request, server } = await memory();
  const policy = storedPolicy(server.store);
  expect(policy.role("default", "r")).toBeUndefined();
  const path = "/apis/rbac.authorization.k8s.io/v1/namespaces/default";
  await request("POST", `${path}/roles`, { metadata: { name: "r" }, rules: [] });
  await request("POST", `${path}/rolebindings`, { metadata: { name: "b" }, roleRef: { kind: "Role", name: "r" } });
  expect(policy.role("default", "r")).toMatchObject({ kind: "Role" });
  expect(policy.role("", "view")).toMatchObject({ kind: "ClusterRole" });
  expect([...policy.roleBindings("default")]).toMatchObject([{ metadata: { name: "b" } }]);
  expect([...policy.roleBindings("defaul")]).toEqual([]);
  expect([...policy.clusterRoleBindings()].length).toBeGreaterThan(3);
});

test("a policy of given objects", () => {
  const role = { metadata: { name: "r", namespace: "a" } };
  expect(policyOf([role], []).role("a", "r")).toBe(role);
  expect(policyOf([role], []).role("", "r")).toBeUndefined();
  expect([...policyOf([], [role]).roleBindings("a")]).toEqual([role]);
});
