import { expect, test } from "vitest";
import { grants, referenced } from "./grants.ts";
import { policyOf } from "./policy.ts";

const rules = [{ verbs: ["get"], apiGroups: [""], resources: ["pods"] }];
const subjects = [{ kind: "User", name: "ann" }];
const everywhere = { metadata: { name: "e" }, roleRef: { kind: "ClusterRole", name: "c" }, subjects };
const inside = { metadata: { name: "i", namespace: "a" }, roleRef: { kind: "Role", name: "r" }, subjects };
const policy = policyOf(
  [
    { metadata: { name: "c" }, rules },
    { metadata: { name: "r", namespace: "a" }, rules },
  ],
  [everywhere, inside],
);

test("what holds everywhere comes first, then what holds in the namespace", () => {
  const by = (namespace: string) =>
    [...grants(policy, { username: "ann" }, namespace)].map((grant) => "by" in grant && grant.by);
  expect(by("a")).toEqual([
    'ClusterRoleBinding "e" of ClusterRole "c" to User "ann"',
    'RoleBinding "i/a" of Role "r" to User "ann"',
  ]);
  expect(by("b")).toHaveLength(1);
  expect(by("")).toHaveLength(1);
});

test("a reference that leads nowhere is a problem in words", () => {
  expect(referenced(policy, { roleRef: { kind: "Role", name: "x" } }, "a")).toEqual({
    problem: 'role.rbac.authorization.k8s.io "x" not found',
  });
  expect(referenced(policy, { roleRef: { kind: "Role", name: "r" } }, "")).toEqual({
    problem: 'unsupported role reference kind: "Role"',
  });
});
