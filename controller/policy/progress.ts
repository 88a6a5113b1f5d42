/** Which replica of the webhooks has got how far: whether it judges by a policy as it is now. */
import type { JsonObject } from "@bubustack/api/json";
import { equal } from "@bubustack/api/json";
import { announcementOf } from "@bubustack/policies/registration/announcement";
import { keyOf, metadataOf } from "@bubustack/runtime/kube/object";
import type { Informer } from "@bubustack/runtime/kube/types";

/** What a replica announces that judges by some policies and exceptions. */
export type DigestOf = (objects: readonly JsonObject[]) => string;

export interface Progress {
  /** Names of the Leases of those that have had this policy as it is now. */
  reachedBy(policy: JsonObject, leases: readonly JsonObject[], digestOf: DigestOf): ReadonlySet<string>;
}

/** States that are remembered: a replica that is further behind counts as one that knows nothing. */
const most = 1_024;

/**
 * Follows what is judged by, policies and exceptions, through all of its states. Each has a digest, and replicas announce theirs: a replica has a policy when its
 * digest is of a state since the policy was changed last. It does not go back: where a digest is none that was ever seen here, as
 * of a state that came and went, or comes only now, the last that was known counts.
 */
export function progress(informers: readonly Pick<Informer, "listen">[]): Progress {
  const held = new Map<string, JsonObject>();
  const changed = new Set<string>();
  /** States by their digests, and the state since which each object is as it is. */
  const states = new Map<string, number>();
  const since = new Map<string, number>();
  const reached = new Map<string, number>();
  let state = 0;
  const follow = (before: JsonObject | undefined, after: JsonObject | undefined) => {
    const key = nameOf(after ?? before ?? {});
    // Only what is written in a spec is judged by.
    if (after !== undefined && equal(held.get(key)?.["spec"] ?? null, after["spec"] ?? null)) return;
    if (after === undefined) held.delete(key);
    else held.set(key, after);
    changed.add(key);
  };
  for (const informer of informers) informer.listen(follow);
  const advance = (digestOf: DigestOf) => {
    if (changed.size === 0) return;
    state++;
    const digest = digestOf([...held.values()]);
    states.delete(digest);
    states.set(digest, state);
    for (const [oldest] of states) {
      if (states.size <= most) break;
      states.delete(oldest);
    }
    for (const key of changed) {
      if (held.has(key)) since.set(key, state);
      else since.delete(key);
    }
    changed.clear();
  };
  return {
    reachedBy(policy, leases, digestOf) {
      advance(digestOf);
      const names = new Set(leases.map((lease) => metadataOf(lease).name));
      for (const name of [...reached.keys()]) if (!names.has(name)) reached.delete(name);
      for (const lease of leases) {
        const at = states.get(announcementOf(lease)?.digest ?? "");
        if (at !== undefined) reached.set(metadataOf(lease).name, at);
      }
      const wanted = since.get(nameOf(policy)) ?? Number.POSITIVE_INFINITY;
      return new Set([...reached].filter(([, at]) => at >= wanted).map(([name]) => name));
    },
  };
}

function nameOf(object: JsonObject): string {
  return `${object["kind"]} ${keyOf(object)}`;
}
