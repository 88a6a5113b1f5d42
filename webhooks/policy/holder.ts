/** Keeps the policies that there are compiled: a change is in force at once and as a whole. */
import type { JsonObject } from "@bubustack/api/json";
import { equal } from "@bubustack/api/json";
import type { Host } from "@bubustack/policies/host";
import { policiesDigest, wholeDigest } from "@bubustack/policies/policy/digest";
import type { PolicySettings } from "@bubustack/policies/policy-settings";
import { keyOf } from "@bubustack/runtime/kube/object";
import type { Informer } from "@bubustack/runtime/kube/types";
import type { Log } from "@bubustack/runtime/log";
import type { InForce } from "./in-force.ts";
import { inForceOf } from "./in-force.ts";
import { pauses } from "./slices.ts";

/** The kinds that are held. */
export const heldKinds = ["ClusterPolicy", "Policy", "ClusterPolicyException", "PolicyException"] as const;

export interface HolderConfig {
  /** One for each of `heldKinds`. */
  readonly informers: readonly Pick<Informer, "listen" | "synced">[];
  readonly settings: PolicySettings;
  readonly platformNamespaces: readonly string[];
  readonly host: Host;
  /** Digest of the rules and settings that are judged by besides. */
  readonly rules: string;
  readonly log: Log;
}

export interface Holder {
  /** What is in force now. */
  current(): InForce;
  /** Namespaces that the platform itself runs in. */
  readonly platformNamespaces: readonly string[];
  /** Whether there are policies of this namespace. */
  within(namespace: string): boolean;
  /** What stands in the way of judging by policies; undefined where nothing does. */
  missing(): string | undefined;
  /** Calls back when something else is in force. Answers how to end that. */
  onChange(listener: () => void): () => void;
  stop(): void;
}

/** Begins with what the informers hold, and follows them. */
export function holder(config: HolderConfig): Holder {
  const { informers, host, rules, log } = config;
  const digestOf = (objects: readonly JsonObject[]) => wholeDigest(rules, policiesDigest(objects, host), host);
  const pause = pauses();
  const listeners = new Set<() => void>();
  let inForce: InForce = { objects: [], digest: digestOf([]), engine: undefined, namespaces: new Set() };
  const held = new Map<string, JsonObject>();
  let wanted = 0;
  let made = 0;
  let whole = false;
  let working = false;
  let stopped = false;

  const make = async (): Promise<void> => {
    if (working) return;
    working = true;
    // Changes that come together are one change; what changes meanwhile is seen to after it.
    while (made !== wanted && !stopped) {
      const at = wanted;
      try {
        const objects = [...held.values()];
        for (const object of objects) {
          // Its digest is kept with it.
          policiesDigest([object], host);
          await pause();
        }
        inForce = await inForceOf({ ...config, objects, digest: digestOf(objects) });
        for (const listener of listeners) listener();
      } catch (err) {
        log.error({ err }, "policies could not be compiled: those that were in force before stay");
      }
      made = at;
    }
    working = false;
  };
  const follow = (before: JsonObject | undefined, after: JsonObject | undefined) => {
    const object = after ?? before ?? {};
    const key = `${object.kind} ${keyOf(object)}`;
    // What stays in force stays the same object, and is not compiled again for the sake of its status.
    if (after !== undefined && equal(held.get(key)?.spec ?? null, after.spec ?? null)) return;
    if (after === undefined) held.delete(key);
    else held.set(key, after);
    wanted++;
    setImmediate(() => void make());
  };
  const unlisten = informers.map((informer) => informer.listen(follow));
  return {
    platformNamespaces: config.platformNamespaces,
    current: () => inForce,
    within: (namespace) => inForce.namespaces.has(namespace),
    missing() {
      if (informers.some(({ synced }) => !synced)) return "the first list of policies is not complete yet";
      // While others are compiled, those that were in force before are judged by.
      whole ||= made === wanted;
      return whole ? undefined : "policies are being compiled";
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop() {
      stopped = true;
      for (const end of unlisten) end();
      listeners.clear();
    },
  };
}
