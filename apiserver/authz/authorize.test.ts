import type { JsonObject } from "@bubustack/api/json";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Access } from "./access.ts";
import { authorize } from "./authorize.ts";
import { policyOf } from "./policy.ts";

const role = (name: string, namespace: string, rules: readonly JsonObject[]): JsonObject => ({
  metadata: { name, ...(namespace === "" ? {} : { namespace }) },
  rules,
});
const bind = (name: string, namespace: string, kind: string, subject: JsonObject, to: string): JsonObject => ({
  metadata: { name, ...(namespace === "" ? {} : { namespace }) },
  roleRef: { kind, name: to },
  subjects: [subject],
});
const rules = [{ verbs: ["get"], apiGroups: [""], resources: ["secrets"] }];
const get = (namespace: string): Access => ({
  type: "resource",
  verb: "get",
  group: "",
  resource: "secrets",
  subresource: "",
  namespace,
  name: "x",
});
const ann = { username: "ann", groups: ["devs"] };
const robot = { username: "system:serviceaccount:a:robot" };

test("a RoleBinding gives a role in its namespace only, and the reason names it", () => {
  const policy = policyOf([role("r", "a", rules)], [bind("b", "a", "Role", { kind: "User", name: "ann" }, "r")]);
  expect(authorize(get("a"), ann, policy)).toEqual({
    allowed: true,
    reason: 'RBAC: allowed by RoleBinding "b/a" of Role "r" to User "ann"',
  });
  expect(authorize(get("b"), ann, policy)).toEqual({ allowed: false, reason: "" });
  expect(authorize(get(""), ann, policy).allowed).toBe(false);
  expect(authorize(get("a"), robot, policy).allowed).toBe(false);
});

test("a ClusterRoleBinding gives a role everywhere, a RoleBinding a ClusterRole in one namespace", () => {
  const group = { kind: "Group", name: "devs" };
  const everywhere = policyOf([role("r", "", rules)], [bind("b", "", "ClusterRole", group, "r")]);
  expect(authorize(get("any"), ann, everywhere).reason).toBe(
    'RBAC: allowed by ClusterRoleBinding "b" of ClusterRole "r" to Group "devs"',
  );
  expect(authorize(get(""), ann, everywhere).allowed).toBe(true);
  const inside = policyOf([role("r", "", rules)], [bind("b", "a", "ClusterRole", group, "r")]);
  expect(authorize(get("a"), ann, inside).allowed).toBe(true);
  expect(authorize(get("b"), ann, inside).allowed).toBe(false);
});

test("a ServiceAccount is meant in the namespace of the binding unless it says another", () => {
  const local = bind("b", "a", "Role", { kind: "ServiceAccount", name: "robot" }, "r");
  expect(authorize(get("a"), robot, policyOf([role("r", "a", rules)], [local])).reason).toContain(
    'to ServiceAccount "robot/a"',
  );
  const other = bind("b", "b", "Role", { kind: "ServiceAccount", name: "robot", namespace: "a" }, "r");
  expect(authorize(get("b"), robot, policyOf([role("r", "b", rules)], [other])).allowed).toBe(true);
});

test("a role that is missing allows nothing and is named", () => {
  const policy = policyOf([], [bind("b", "", "ClusterRole", { kind: "User", name: "ann" }, "gone")]);
  expect(authorize(get("a"), ann, policy)).toEqual({
    allowed: false,
    reason: 'RBAC: clusterrole.rbac.authorization.k8s.io "gone" not found',
  });
});

test("masters may do everything without any role", () => {
  expect(authorize(get("a"), { groups: ["system:masters"] }, policyOf([], []))).toEqual({ allowed: true, reason: "" });
});

const word = fc.constantFrom("a", "b", "*", "a/b", "*/b", "");
const words = fc.array(word, { maxLength: 3 });
const anyRule = fc.record({
  verbs: words,
  apiGroups: words,
  resources: words,
  resourceNames: words,
  nonResourceURLs: words,
});
const anyRoles = fc.array(fc.tuple(word, fc.constantFrom("", "a"), fc.array(anyRule, { maxLength: 2 })), {
  maxLength: 3,
});
const anyBindings = fc.array(
  fc.tuple(
    fc.constantFrom("", "a"),
    fc.constantFrom("Role", "ClusterRole", "Other"),
    fc.constantFrom("User", "Group", "ServiceAccount"),
    word,
    word,
  ),
  { maxLength: 3 },
);
const anyAccess: fc.Arbitrary<Access> = fc.record({
  type: fc.constant("resource" as const),
  verb: word,
  group: word,
  resource: word,
  subresource: word,
  namespace: fc.constantFrom("", "a", "b"),
  name: word,
});

test("more roles and bindings never take a right away, and without them there is none", () => {
  fc.assert(
    fc.property(anyRoles, anyBindings, anyBindings, anyAccess, word, (roles, first, second, access, name) => {
      const held = roles.map(([title, namespace, list]) => role(title, namespace, list));
      const bound = (all: typeof first) =>
        all.map(([namespace, kind, of, who, to], i) => bind(`b${i}`, namespace, kind, { kind: of, name: who }, to));
      const user = { username: name, groups: [name] };
      const few = authorize(access, user, policyOf(held, bound(first)));
      const many = authorize(access, user, policyOf(held, bound([...first, ...second])));
      expect(authorize(access, user, policyOf(held, [])).allowed).toBe(false);
      expect(authorize(access, user, policyOf([], bound(first))).allowed).toBe(false);
      if (few.allowed) expect(many.allowed).toBe(true);
    }),
  );
});
