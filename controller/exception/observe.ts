/** What is seen of an exception. It loads CEL: whoever starts without exceptions loads it with the first one. */
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Digests } from "@bubustack/api/names/digests";
import { approvedDigest } from "@bubustack/policies/facts/approved-digest";
import { readException, withoutEffect } from "@bubustack/policies/policy/exceptions";
import { ownPolicy } from "@bubustack/policies/policy/own-policy";
import type { ExceptionSeen } from "./decide.ts";
import { policiesOf } from "./policies-of.ts";

export { decide } from "./decide.ts";

type Find = (kind: string, namespace: string, name: string) => JsonObject | undefined;

/** `find` answers policies. */
export function seenOf(exception: JsonObject, find: Find, digests: Digests): Omit<ExceptionSeen, "resource" | "told"> {
  const read = readException(exception, digests);
  const { flaw, expires, expiresAt } = read;
  return {
    exception,
    digest: approvedDigest(isObject(exception["spec"]) ? exception["spec"] : {}, digests),
    flaw,
    expires,
    expiresAt,
    policies: policiesOf(exception).map(({ kind, namespace, name }) => {
      const policy = find(kind, namespace, name);
      const title = `${kind} "${namespace === "" ? name : `${namespace}/${name}`}"`;
      if (policy === undefined) return { name: title, there: false, why: "there is no such policy" };
      // Before it ends: when that is, is told besides.
      return { name: title, there: true, why: withoutEffect(read, ownPolicy(policy), 0) };
    }),
  };
}
