import { expect, test } from "vitest";
import type { Access } from "./access.ts";
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

const list: Access = {
  type: "resource",
  verb: "list",
  group: "",
  resource: "pods",
  subresource: "",
  namespace: "n",
  name: "",
};

test("nobody is asked for: the user stays who it is", () => {
  expect(impersonate(ann, undefined, policy, list)).toBe(ann);
});

test("groups say whether the user is known", () => {
  const as = (more: object) => impersonate(boss, { ...wanted, ...more }, policy, list).groups;
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
  expect(impersonate(ann, { ...wanted, groups: ["g"], extra: { k: ["v"] } }, policy, list)).toMatchObject({
    username: "bob",
    extra: { k: ["v"] },
  });
  // Of a user that no mode is for, the rights of older releases are named.
  const refused =
    (more: object, request: Access = list) =>
    () =>
      impersonate(ann, { ...wanted, ...more }, policy, request);
  const node = { user: "system:node:x", groups: ["g"] };
  expect(refused(node)).toThrow(
    'users "system:node:x" is forbidden: User "ann" cannot impersonate resource "users" in API group "" at the cluster scope',
  );
  expect(refused({ groups: ["system:masters"] })).toThrow(
    'User "ann" cannot impersonate-on:user-info:list resource "pods" in API group "" in the namespace "n"',
  );
  expect(refused({ uid: "1" }, { type: "path", verb: "get", path: "/x" })).toThrow(
    'forbidden: User "ann" cannot impersonate-on:user-info:get path "/x"',
  );
  expect(refused({ user: "system:serviceaccount:a:b" })).toThrow(/cannot impersonate-on:serviceaccount:list/);
  expect(refused({ user: "system:node:y" })).toThrow(/cannot impersonate-on:arbitrary-node:list/);
});

test("a mode allows for some requests what the right to impersonate allows for all", () => {
  const rules = [
    { verbs: ["impersonate-on:arbitrary-node:list"], apiGroups: [""], resources: ["pods"], resourceNames: [] },
    {
      verbs: ["impersonate:arbitrary-node"],
      apiGroups: ["authentication.k8s.io"],
      resources: ["nodes"],
      resourceNames: ["y"],
    },
  ];
  const subjects = [{ kind: "User", name: "ann" }];
  const bindings = [{ metadata: { name: "b" }, roleRef: { kind: "ClusterRole", name: "r" }, subjects }];
  const narrow = policyOf([{ metadata: { name: "r" }, rules }], bindings);
  const as = (user: string, request: Access = list) => impersonate(ann, { ...wanted, user }, narrow, request);
  expect(as("system:node:y")).toEqual({ username: "system:node:y", groups: ["system:nodes", "system:authenticated"] });
  expect(() => as("system:node:z")).toThrow(
    'nodes.authentication.k8s.io "z" is forbidden: User "ann" cannot impersonate:arbitrary-node resource "nodes"',
  );
  expect(() => as("system:node:y", { ...list, verb: "watch" })).toThrow(/cannot impersonate-on:arbitrary-node:watch/);
});
