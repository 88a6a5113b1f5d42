/** What is seen of a policy. It loads CEL and all rules: whoever starts without policies loads it with the first one. */
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { digest } from "@bubustack/policies/judge";
import { policiesDigest, wholeDigest } from "@bubustack/policies/policy/digest";
import type { Examined, Surroundings } from "@bubustack/policies/policy/examined";
import { examined } from "@bubustack/policies/policy/examined";
import { readException, withoutEffect } from "@bubustack/policies/policy/exceptions";
import { ownPolicy } from "@bubustack/policies/policy/own-policy";
import { metadataOf } from "@bubustack/runtime/kube/object";
import type { ExceptionSeen } from "./decide.ts";
import type { DigestOf } from "./progress.ts";

export { decide } from "./decide.ts";
export { progress } from "./progress.ts";

export interface Observer {
  /** Done once for what is written: a policy whose status changes is not examined again. */
  readonly examined: (policy: JsonObject) => Examined;
  readonly exceptions: (policy: JsonObject, from: readonly JsonObject[]) => readonly ExceptionSeen[];
  readonly digestOf: DigestOf;
}

/** Examinations that are kept; more policies than that are examined each time. */
const most = 10_000;

export function observer(surroundings: Surroundings): Observer {
  const { settings, host } = surroundings;
  const rules = digest({ settings, host });
  const known = new Map<string, { readonly generation: unknown; readonly examined: Examined }>();
  return {
    examined(policy) {
      const { uid } = metadataOf(policy);
      const generation = isObject(policy["metadata"]) ? policy["metadata"]["generation"] : undefined;
      const found = known.get(uid);
      if (found !== undefined && found.generation === generation) return found.examined;
      const made = examined(policy, surroundings);
      if (known.size >= most) known.clear();
      known.set(uid, { generation, examined: made });
      return made;
    },
    exceptions: (policy, from) =>
      from.map((object) => {
        const exception = readException(object, host);
        // Whether it has effect at any time: when it ends is told besides.
        const approved = withoutEffect(exception, ownPolicy(policy), 0) === undefined;
        return { expires: exception.expires, approved };
      }),
    digestOf: (objects) => wholeDigest(rules, policiesDigest(objects, host), host),
  };
}
