import type { Json, JsonObject } from "@bubustack/api/json";
import { listAt, textAt } from "../resources/object.ts";
import type { Subject } from "./access.ts";

/** The name under which a ServiceAccount acts. */
export function serviceAccountName(namespace: string, name: string): string {
  return `system:serviceaccount:${namespace}:${name}`;
}

/** Namespace and name of the ServiceAccount that a user name stands for; undefined for other users. */
export function serviceAccountOf(username: string): { readonly namespace: string; readonly name: string } | undefined {
  const [, namespace, name] = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(username) ?? [];
  return namespace === undefined || name === undefined ? undefined : { namespace, name };
}

/**
 * The first subject of a binding that is this user, in words (`Group "g"`); undefined when none is. `namespace` is that
 * of a RoleBinding: ServiceAccounts without a namespace of their own are meant there.
 */
export function subjectIn(binding: JsonObject, user: Subject, namespace: string): string | undefined {
  const found = listAt(binding, "subjects").find((subject) => isUser(subject, user, namespace));
  return found === undefined ? undefined : describe(found, namespace);
}

function isUser(subject: Json, user: Subject, namespace: string): boolean {
  const name = textAt(subject, "name");
  switch (textAt(subject, "kind")) {
    case "User":
      return name === (user.username ?? "");
    case "Group":
      return user.groups?.includes(name) === true;
    case "ServiceAccount": {
      const inside = textAt(subject, "namespace") || namespace;
      return inside !== "" && user.username === serviceAccountName(inside, name);
    }
    default:
      return false;
  }
}

function describe(subject: Json, namespace: string): string {
  const kind = textAt(subject, "kind");
  const name = textAt(subject, "name");
  const inside = textAt(subject, "namespace") || namespace;
  return `${kind} ${JSON.stringify(kind === "ServiceAccount" ? `${name}/${inside}` : name)}`;
}
