import type { Impersonation } from "../wire/impersonation.ts";
import type { Access, ResourceAccess } from "./access.ts";
import { masters } from "./authorize.ts";
import { extraProblem } from "./impersonated-extra.ts";
import type { Mode } from "./impersonation-modes.ts";
import { nodeOf } from "./impersonation-modes.ts";
import { serviceAccountOf } from "./subjects.ts";

const authentication = "authentication.k8s.io";

/** So many values, and the right to all of them is enough. */
const many = 4;

/** A right that acting as somebody else takes. */
export interface Needed {
  readonly access: Access;
  /** Why nobody has it. */
  readonly never?: string;
  /** What gives it too. */
  readonly all?: Access;
}

/** All rights that a request takes to act as somebody else, in the order in which they are asked for; without a mode, those of older releases. */
export function* neededFor(wanted: Impersonation, mode: Mode | undefined, request: Access): Generator<Needed> {
  const { user, uid, groups, extra } = wanted;
  if (mode !== undefined) yield { access: { ...request, verb: `impersonate-on:${mode.name}:${request.verb}` } };
  const verb = mode === undefined ? "impersonate" : `impersonate:${mode.name}`;
  const to = (group: string, resource: string, name: string): ResourceAccess => ({
    type: "resource",
    verb,
    group,
    resource,
    subresource: "",
    namespace: "",
    name,
  });
  const group = mode === undefined ? "" : authentication;
  const account = serviceAccountOf(user);
  const node = mode === undefined ? undefined : nodeOf(user);
  if (node !== undefined) yield { access: to(group, "nodes", mode?.anyNode === true ? "*" : node) };
  else if (account === undefined) yield { access: to(group, "users", user) };
  else yield { access: { ...to(group, "serviceaccounts", account.name), namespace: account.namespace } };
  if (uid !== "") yield { access: to(authentication, "uids", uid) };
  const checked = mode !== undefined;
  yield* forGroups(groups, (name) => to(group, "groups", name), checked);
  yield* forExtra(extra, (key, name) => ({ ...to(authentication, "userextras", name), subresource: key }), checked);
}

function* forGroups(
  groups: readonly string[],
  to: (name: string) => ResourceAccess,
  checked: boolean,
): Generator<Needed> {
  if (checked && groups.includes(""))
    yield { access: to(""), never: "impersonating the empty string group is not allowed" };
  if (checked && groups.includes(masters))
    yield { access: to(masters), never: `impersonating the ${masters} group is not allowed` };
  const all = checked && groups.length >= many ? { all: to("*") } : {};
  for (const name of groups) yield { access: to(name), ...all };
}

function* forExtra(
  extra: Impersonation["extra"],
  to: (key: string, value: string) => ResourceAccess,
  checked: boolean,
): Generator<Needed> {
  const never = checked ? extraProblem(extra) : undefined;
  if (never !== undefined) yield { access: to("", ""), never };
  const values = Object.entries(extra).flatMap(([key, given]) => given.map((value) => to(key, value)));
  const all = checked && values.length >= many ? { all: to("*", "*") } : {};
  for (const access of values) yield { access, ...all };
}
