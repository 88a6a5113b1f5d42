import type { UserInfo } from "@bubustack/api/admission";
import type { ApiError } from "../status.ts";
import type { Impersonation } from "../wire/impersonation.ts";
import type { Access } from "./access.ts";
import { authorize } from "./authorize.ts";
import { accessForbidden } from "./forbidden.ts";
import type { Mode } from "./impersonation-modes.ts";
import { modes, nodeOf } from "./impersonation-modes.ts";
import { neededFor } from "./impersonation-rights.ts";
import type { Policy } from "./policy.ts";
import { serviceAccountOf } from "./subjects.ts";

const authenticated = "system:authenticated";
const unauthenticated = "system:unauthenticated";

/**
 * The user as whom a request acts, by the first mode in which each part may be taken on; 403 in the words of the first
 * that refused. The API server begins with the mode in which the user succeeded last: its words are of that one then.
 */
export function impersonate(
  user: UserInfo,
  wanted: Impersonation | undefined,
  policy: Policy,
  request: Access,
): UserInfo {
  if (wanted === undefined) return user;
  let first: ApiError | undefined;
  for (const mode of [...modes.filter(({ takes }) => takes(wanted, user)), undefined]) {
    const refused = refusal(user, wanted, mode, policy, request);
    if (refused === undefined) return become(wanted, mode);
    first ??= refused;
  }
  throw first;
}

function refusal(
  user: UserInfo,
  wanted: Impersonation,
  mode: Mode | undefined,
  policy: Policy,
  request: Access,
): ApiError | undefined {
  const allowed = (access: Access) => authorize(access, user, policy);
  for (const { access, never, all } of neededFor(wanted, mode, request)) {
    if (never !== undefined) return accessForbidden(access, user, never);
    if (all !== undefined && allowed(all).allowed) continue;
    const decision = allowed(access);
    if (!decision.allowed) return accessForbidden(access, user, decision.reason);
  }
  return undefined;
}

function become(wanted: Impersonation, mode: Mode | undefined): UserInfo {
  return {
    username: wanted.user,
    ...(wanted.uid === "" ? {} : { uid: wanted.uid }),
    groups: groupsOf(wanted, mode),
    ...(Object.keys(wanted.extra).length === 0 ? {} : { extra: wanted.extra }),
  };
}

/** The groups that were asked for, or those that every node or ServiceAccount has; and whether the user is known at all. */
function groupsOf({ user, groups }: Impersonation, mode: Mode | undefined): readonly string[] {
  const account = serviceAccountOf(user);
  let given = groups;
  if (mode !== undefined && nodeOf(user) !== undefined) given = ["system:nodes"];
  else if (account !== undefined && groups.length === 0)
    given = ["system:serviceaccounts", `system:serviceaccounts:${account.namespace}`];
  if (user === "system:anonymous") return given.includes(unauthenticated) ? given : [...given, unauthenticated];
  return given.includes(authenticated) || given.includes(unauthenticated) ? given : [...given, authenticated];
}
