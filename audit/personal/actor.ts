import type { UserInfo } from "@bubustack/api/admission";
import type { Actor } from "@bubustack/api/audit/parts/actor";
import { mostGroups } from "@bubustack/api/audit/parts/actor";
import type { NamespaceKey } from "./namespace-key.ts";

/** Names of the API server's that are in every record, whoever asked. */
const extras = {
  pod: "authentication.kubernetes.io/pod-name",
  podUid: "authentication.kubernetes.io/pod-uid",
  node: "authentication.kubernetes.io/node-name",
  token: "authentication.kubernetes.io/credential-id",
} as const;

/** Longest names that are kept, in characters; what is cut ends in an ellipsis. */
const longest = { name: 1_024, group: 128 } as const;

/** Who asked, for a record. With `sealed` what is personal is encrypted; names that begin with `system:` are nobody's. */
export function actorRecord(user: UserInfo, key: NamespaceKey, sealed: boolean): Actor {
  const { username = "", uid = "", groups = [], extra = {} } = user;
  const personal = {
    ...(username !== "" && { username: cut(username) }),
    ...(uid !== "" && { uid: cut(uid) }),
    ...(groups.length > 0 && { groups: groups.slice(0, mostGroups).map((group) => cut(group, longest.group)) }),
  };
  const hide = sealed && !username.startsWith("system:");
  const rest: { -readonly [name in keyof typeof extras]?: string } = {};
  for (const name of ["pod", "podUid", "node", "token"] as const) {
    const [value = ""] = extra[extras[name]] ?? [];
    if (value !== "") rest[name] = cut(value);
  }
  return {
    ...(hide ? { sealed: key.seal(JSON.stringify(personal)) } : personal),
    groupCount: groups.length,
    ...(username !== "" && { key: key.name, digest: key.digest(username) }),
    ...rest,
  };
}

/** The same with what is sealed made readable, where the key is still there. */
export function openedActor(actor: Actor, key: NamespaceKey | undefined): Actor {
  const text = actor.sealed === undefined ? undefined : key?.open(actor.sealed);
  if (text === undefined) return actor;
  const { sealed: _, ...rest } = actor;
  // Whatever has been sealed with the key was made above.
  const personal: Pick<Actor, "username" | "uid" | "groups"> = JSON.parse(text);
  return { ...personal, ...rest };
}

function cut(text: string, most: number = longest.name): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;
}
