import { expect, test } from "vitest";
import { impersonate } from "./impersonate.ts";
import { policyOf } from "./policy.ts";

const wanted = { user: "bob", uid: "", groups: [], extra: {} };
const boss = { username: "boss", groups: ["system:masters"] };
const ann = { username: "ann" };
const rule = (group: string, resource: string, ...names: readonly string[]) => ({
  verbs: ["impersonate"],
  apiGroups: [group],
  resources: [resource],
  resourceNames: names,
});
const policy = policyOf(
  [
    {
      metadata: { name: "r" },
      rules: [rule("", "users", "bob"), rule("", "groups", "g"), rule("authentication.k8s.io", "userextras/k", "v")],
    },
  ],
  [{ metadata: { name: "b" }, roleRef: { kind: "ClusterRole", name: "r" }, subjects: [{ kind: "User", name: "ann" }] }],
);

test("nobody is asked for: the user stays who it is", () => expect(impersonate(ann, undefined, policy)).toBe(ann));

test("groups say whether the user is known", () => {
  const as = (more: object) => impersonate(boss, { ...wanted, ...more }, policy).groups;
  expect(as({})).toEqual(["system:authenticated"]);
  expect(as({ groups: ["g"] })).toEqual(["g", "system:authenticated"]);
  expect(as({ groups: ["system:unauthenticated"] })).toEqual(["system:unauthenticated"]);
  expect(as({ user: "system:anonymous" })).toEqual(["system:unauthenticated"]);
  expect(as({ user: "system:serviceaccount:a:b" })).toEqual([
    "system:serviceaccounts",
    "system:serviceaccounts:a",
    "system:authenticated",
  ]);
});

test("each part is a right of its own", () => {
  expect(impersonate(ann, { ...wanted, groups: ["g"], extra: { k: ["v"] } }, policy)).toMatchObject({
    username: "bob",
    extra: { k: ["v"] },
  });
  const refused = (more: object) => () => impersonate(ann, { ...wanted, ...more }, policy);
  expect(refused({ user: "eve" })).toThrow(
    'users "eve" is forbidden: User "ann" cannot impersonate resource "users" in API group "" at the cluster scope',
  );
  expect(refused({ groups: ["system:masters"] })).toThrow(/cannot impersonate resource "groups"/);
  expect(refused({ uid: "1" })).toThrow(/"uids" in API group "authentication.k8s.io"/);
  expect(refused({ extra: { other: ["v"] } })).toThrow(/userextras\/other/);
  expect(refused({ user: "system:serviceaccount:a:b" })).toThrow(/"serviceaccounts".*in the namespace "a"/);
});
