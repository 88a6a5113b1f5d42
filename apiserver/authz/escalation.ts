/** Who writes roles and bindings can grant only what they have, unless they may `escalate` or `bind`. */
import type { JsonObject } from "@bubustack/api/json";
import { equal } from "@bubustack/api/json";
import { listAt, textAt, without } from "../resources/object.ts";
import type { ApiError, GroupResource } from "../status.ts";
import { forbidden, notFound } from "../status.ts";
import type { Subject } from "./access.ts";
import { aggregate, authorize, masters } from "./authorize.ts";
import { describeRules, quoted, uncovered } from "./covers.ts";
import { grants, referenced } from "./grants.ts";
import type { Policy } from "./policy.ts";
import { rbacGroup } from "./policy.ts";
import type { Rule } from "./rule.ts";
import { rulesOf } from "./rule.ts";

/** A write that may grant something. */
export interface GrantingWrite {
  readonly resource: GroupResource;
  /** Of the URL; empty for ClusterRoles and ClusterRoleBindings. */
  readonly namespace: string;
  /** Of the URL; empty for a POST. */
  readonly name: string;
  readonly object: JsonObject;
  readonly old?: JsonObject;
}

const everything: readonly Rule[] = [
  { verbs: ["*"], apiGroups: ["*"], resources: ["*"], resourceNames: [], nonResourceURLs: [] },
  { verbs: ["*"], apiGroups: [], resources: [], resourceNames: [], nonResourceURLs: ["*"] },
];

/** The refusal (403) of a write that grants more than its author has; undefined where it may go on. */
export function escalation(write: GrantingWrite, user: Subject, policy: Policy): ApiError | undefined {
  const { group, resource } = write.resource;
  if (group !== rbacGroup || user.groups?.includes(masters) === true || onlyBookkeeping(write)) return undefined;
  if (resource === "roles" || resource === "clusterroles") return ofRole(write, user, policy);
  return ofBinding(write, user, policy);
}

/** Finalizers and owners may change without a look at what the object grants: else it could never go. */
function onlyBookkeeping({ object, old }: GrantingWrite): boolean {
  if (old === undefined) return false;
  const rest = (value: JsonObject) => ({
    ...value,
    metadata: without(
      value.metadata as JsonObject,
      "finalizers",
      "ownerReferences",
      "managedFields",
      "resourceVersion",
      "generation",
    ),
  });
  return equal(rest(object), rest(old));
}

function may(policy: Policy, user: Subject, verb: string, at: { resource: string; namespace: string; name: string }) {
  return authorize({ type: "resource", verb, group: rbacGroup, subresource: "", ...at }, user, policy).allowed;
}

function ofRole(write: GrantingWrite, user: Subject, policy: Policy): ApiError | undefined {
  const { resource, namespace, name, object, old } = write;
  if (may(policy, user, "escalate", { resource: resource.resource, namespace, name })) return undefined;
  const why = missing(rulesOf(object), namespace, user, policy);
  const named = textAt(object, "metadata", "name");
  if (why !== undefined) return forbidden(resource, named, why);
  if (!aggregates(object) && !(old !== undefined && aggregates(old))) return undefined;
  if (missing(everything, namespace, user, policy) === undefined) return undefined;
  return forbidden(resource, named, "must have cluster-admin privileges to use the aggregationRule");
}

function aggregates(role: JsonObject): boolean {
  return listAt(role, "aggregationRule", "clusterRoleSelectors").length > 0;
}

function ofBinding(
  { resource, namespace, object }: GrantingWrite,
  user: Subject,
  policy: Policy,
): ApiError | undefined {
  const kind = textAt(object, "roleRef", "kind");
  const name = textAt(object, "roleRef", "name");
  const roles = kind === "Role" ? "roles" : "clusterroles";
  if (may(policy, user, "bind", { resource: roles, namespace, name })) return undefined;
  const rules = referenced(policy, object, namespace);
  if ("problem" in rules) return notFound(resource, name);
  const why = missing(rules.rules, namespace, user, policy);
  return why === undefined ? undefined : forbidden(resource, textAt(object, "metadata", "name"), why);
}

/** What of some rules a user does not have, in words; undefined when nothing is missing. */
function missing(wanted: readonly Rule[], namespace: string, user: Subject, policy: Policy): string | undefined {
  const held: Rule[] = [];
  const problems: string[] = [];
  for (const grant of grants(policy, user, namespace)) {
    if ("problem" in grant) problems.push(grant.problem);
    else held.push(grant.rule);
  }
  const left = uncovered(held, wanted);
  if (left?.length === 0) return undefined;
  const who = `user ${JSON.stringify(user.username ?? "")} (groups=${quoted(user.groups ?? [])})`;
  const lines = left === undefined ? ["more rules than can be compared"] : describeRules(left);
  const also = problems.length === 0 ? "" : `; resolution errors: [${aggregate(problems)}]`;
  return `${who} is attempting to grant RBAC permissions not currently held:\n${lines.join("\n")}${also}`;
}
