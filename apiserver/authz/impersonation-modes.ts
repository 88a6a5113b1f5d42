/** The ways to act as somebody else (KEP 5284): whom each is for, and how the rights that it takes are named. */
import type { UserInfo } from "@bubustack/api/admission";
import { subdomainProblems } from "../validation/names.ts";
import type { Impersonation } from "../wire/impersonation.ts";
import { serviceAccountOf } from "./subjects.ts";

/** A way to act as somebody else. The verbs of its rights are `impersonate:NAME`, and `impersonate-on:NAME:VERB` on what is then done. */
export interface Mode {
  readonly name: string;
  /** Whether it is one for the wanted user. */
  readonly takes: (wanted: Impersonation, requestor: UserInfo) => boolean;
  /** The right is one to every node, not to the wanted one by its name. */
  readonly anyNode?: boolean;
}

/** Tried in this order before the right to `impersonate` alone, which all older releases know only. */
export const modes: readonly Mode[] = [
  {
    name: "associated-node",
    anyNode: true,
    takes: (wanted, requestor) => {
      const node = onlyUser(wanted) ? nodeOf(wanted.user) : undefined;
      const [own, ...others] = requestor.extra?.["authentication.kubernetes.io/node-name"] ?? [];
      const known = node !== undefined && own === node && others.length === 0;
      return known && serviceAccountOf(requestor.username ?? "") !== undefined;
    },
  },
  { name: "arbitrary-node", takes: (wanted) => onlyUser(wanted) && nodeOf(wanted.user) !== undefined },
  { name: "serviceaccount", takes: (wanted) => onlyUser(wanted) && serviceAccountOf(wanted.user) !== undefined },
  {
    name: "user-info",
    takes: ({ user }) => nodeOf(user) === undefined && serviceAccountOf(user) === undefined,
  },
];

/** The node whose user this is; undefined for other users. */
export function nodeOf(user: string): string | undefined {
  const prefix = "system:node:";
  if (!user.startsWith(prefix)) return undefined;
  const name = user.slice(prefix.length);
  return subdomainProblems(name).length === 0 ? name : undefined;
}

function onlyUser({ uid, groups, extra }: Impersonation): boolean {
  return uid === "" && groups.length === 0 && Object.keys(extra).length === 0;
}
