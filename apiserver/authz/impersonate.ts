import type { UserInfo } from "@bubustack/api/admission";
import type { Impersonation } from "../wire/impersonation.ts";
import type { Access } from "./access.ts";
import { authorize } from "./authorize.ts";
import { accessForbidden } from "./forbidden.ts";
import type { Policy } from "./policy.ts";
import { serviceAccountOf } from "./subjects.ts";

const authentication = "authentication.k8s.io";
const authenticated = "system:authenticated";
const unauthenticated = "system:unauthenticated";

/** The user as whom a request acts, after each part was checked; 403 where one may not be taken on. */
export function impersonate(user: UserInfo, wanted: Impersonation | undefined, policy: Policy): UserInfo {
  if (wanted === undefined) return user;
  for (const access of accesses(wanted)) {
    const decision = authorize(access, user, policy);
    if (!decision.allowed) throw accessForbidden(access, user, decision.reason);
  }
  return {
    username: wanted.user,
    ...(wanted.uid === "" ? {} : { uid: wanted.uid }),
    groups: groupsOf(wanted),
    ...(Object.keys(wanted.extra).length === 0 ? {} : { extra: wanted.extra }),
  };
}

function* accesses({ user, uid, groups, extra }: Impersonation): Generator<Access> {
  const account = serviceAccountOf(user);
  if (account === undefined) yield to("", "users", "", user);
  else yield { ...to("", "serviceaccounts", "", account.name), namespace: account.namespace };
  for (const group of groups) yield to("", "groups", "", group);
  for (const [key, values] of Object.entries(extra))
    for (const value of values) yield to(authentication, "userextras", key, value);
  if (uid !== "") yield to(authentication, "uids", "", uid);
}

function to(group: string, resource: string, subresource: string, name: string): Access & { type: "resource" } {
  return { type: "resource", verb: "impersonate", group, resource, subresource, namespace: "", name };
}

/** The groups that were asked for, or those that every ServiceAccount has; and whether the user is known at all. */
function groupsOf({ user, groups }: Impersonation): readonly string[] {
  const account = serviceAccountOf(user);
  const given =
    account !== undefined && groups.length === 0
      ? ["system:serviceaccounts", `system:serviceaccounts:${account.namespace}`]
      : groups;
  if (user === "system:anonymous") return given.includes(unauthenticated) ? given : [...given, unauthenticated];
  return given.includes(authenticated) || given.includes(unauthenticated) ? given : [...given, authenticated];
}
