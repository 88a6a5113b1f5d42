import type { JsonObject } from "@bubustack/api/json";
import { objectAt, textAt } from "../resources/object.ts";
import { qualified } from "../status.ts";
import type { Subject } from "./access.ts";
import type { Policy } from "./policy.ts";
import { rbacGroup } from "./policy.ts";
import type { Rule } from "./rule.ts";
import { rulesOf } from "./rule.ts";
import { subjectIn } from "./subjects.ts";

/** A rule that a user has, and by which binding; or a binding whose role cannot be found. */
export type Grant = { readonly rule: Rule; readonly by: string } | { readonly problem: string };

/**
 * What a user has in a namespace: from ClusterRoleBindings everywhere, then from RoleBindings of the namespace. An empty
 * namespace asks for what holds in all of them and outside.
 */
export function* grants(policy: Policy, user: Subject, namespace: string): Generator<Grant> {
  for (const binding of policy.clusterRoleBindings()) yield* bound(policy, binding, user, "");
  if (namespace === "") return;
  for (const binding of policy.roleBindings(namespace)) yield* bound(policy, binding, user, namespace);
}

function* bound(policy: Policy, binding: JsonObject, user: Subject, namespace: string): Generator<Grant> {
  const subject = subjectIn(binding, user, namespace);
  if (subject === undefined) return;
  const rules = referenced(policy, binding, namespace);
  if ("problem" in rules) {
    yield rules;
    return;
  }
  const name = textAt(binding, "metadata", "name");
  const kind = namespace === "" ? "ClusterRoleBinding" : "RoleBinding";
  const place = JSON.stringify(namespace === "" ? name : `${name}/${namespace}`);
  const role = objectAt(binding, "roleRef");
  const by = `${kind} ${place} of ${textAt(role, "kind")} ${JSON.stringify(textAt(role, "name"))} to ${subject}`;
  for (const rule of rules.rules) yield { rule, by };
}

/** The rules of the role that a binding refers to. */
export function referenced(
  policy: Policy,
  binding: JsonObject,
  namespace: string,
): { readonly rules: readonly Rule[] } | { readonly problem: string } {
  const kind = textAt(binding, "roleRef", "kind");
  const name = textAt(binding, "roleRef", "name");
  if (kind !== "ClusterRole" && !(kind === "Role" && namespace !== "")) {
    return { problem: `unsupported role reference kind: ${JSON.stringify(kind)}` };
  }
  const role = policy.role(kind === "Role" ? namespace : "", name);
  if (role !== undefined) return { rules: rulesOf(role) };
  const resource = qualified({ group: rbacGroup, resource: kind === "Role" ? "role" : "clusterrole" });
  return { problem: `${resource} ${JSON.stringify(name)} not found` };
}
