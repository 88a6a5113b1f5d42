/** What is seen of a policy. It loads CEL and all rules: whoever starts without policies loads it with the first one. */
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { TypedKind } from "@bubustack/policies/admission/type-check";
import { namedParams, namedResources } from "@bubustack/policies/admission/type-check";
import { digest } from "@bubustack/policies/judge";
import { policiesDigest, wholeDigest } from "@bubustack/policies/policy/digest";
import type { Examined, Surroundings } from "@bubustack/policies/policy/examined";
import { examined } from "@bubustack/policies/policy/examined";
import { readException, withoutEffect } from "@bubustack/policies/policy/exceptions";
import { ownKind } from "@bubustack/policies/policy/own-kinds";
import { ownPolicy } from "@bubustack/policies/policy/own-policy";
import type { Registered } from "@bubustack/policies/registration/registered";
import { unregisteredOf } from "@bubustack/policies/registration/registered";
import { metadataOf } from "@bubustack/runtime/kube/object";
import type { ExceptionSeen } from "./decide.ts";
import type { DigestOf } from "./progress.ts";
import type { Named, Published } from "./published.ts";

export { decide } from "./decide.ts";
export { progress } from "./progress.ts";
export { published } from "./published.ts";

export interface Observer {
  /**
   * Done once for what is written, and again where something else is known of the kinds that it names: a policy whose status
   * changes is not examined again.
   */
  readonly examined: (policy: JsonObject, signal?: AbortSignal) => Promise<Examined>;
  /** Whether it names kinds of others: what these look like can change without anybody being told. */
  readonly namesOthers: (policy: JsonObject) => boolean;
  readonly exceptions: (policy: JsonObject, from: readonly JsonObject[]) => readonly ExceptionSeen[];
  readonly digestOf: DigestOf;
  /** What keeps the API server from asking about it. */
  readonly unregistered: (policy: JsonObject, registered: Registered) => readonly string[];
}

/** Examinations that are kept; more policies than that are examined each time. */
const most = 10_000;

interface Known {
  readonly generation: unknown;
  /** What was known of the kinds that it names. */
  readonly typed: readonly (TypedKind | undefined)[];
  readonly examined: Examined;
}

export function observer(surroundings: Omit<Surroundings, "kindOf">, kinds: Published): Observer {
  const { settings, host } = surroundings;
  const rules = digest({ settings, host });
  const known = new Map<string, Known>();
  return {
    async examined(policy, signal) {
      const named = othersNamed(policy);
      await kinds.prepare(named, signal);
      const typed = named.map(kinds.kindOf);
      const { uid } = metadataOf(policy);
      const generation = isObject(policy["metadata"]) ? policy["metadata"]["generation"] : undefined;
      const found = known.get(uid);
      const same = ({ generation: of, typed: by }: Known) =>
        of === generation && typed.every((one, at) => one === by[at]);
      if (found !== undefined && same(found)) return found.examined;
      const made = examined(policy, { ...surroundings, kindOf: kinds.kindOf });
      if (known.size >= most) known.clear();
      known.set(uid, { generation, typed, examined: made });
      return made;
    },
    namesOthers: (policy) => othersNamed(policy).length > 0,
    exceptions: (policy, from) =>
      from.map((object) => {
        const exception = readException(object, host);
        // Whether it has effect at any time: when it ends is told besides.
        const approved = withoutEffect(exception, ownPolicy(policy), 0) === undefined;
        return { expires: exception.expires, approved };
      }),
    unregistered: (policy, registered) =>
      unregisteredOf(policy, registered, { ...surroundings, settings: settings.policy }),
    digestOf: (objects) => wholeDigest(rules, policiesDigest(objects, host), host),
  };
}

function othersNamed(policy: JsonObject): readonly Named[] {
  const params = namedParams(policy);
  const resources = namedResources(policy).filter((one) => ownKind(one) === undefined);
  return params === undefined ? resources : [...resources, params];
}
