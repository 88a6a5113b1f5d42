import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { metadataOf } from "../kube/object.ts";
import type { Resource } from "../kube/types.ts";

export const leases: Resource = {
  group: "coordination.k8s.io",
  version: "v1",
  resource: "leases",
  kind: "Lease",
  namespaced: true,
};

/** What a Lease says: who holds it, for how many milliseconds after each change, and how often it changed hands. */
export interface Held {
  readonly holder: string;
  readonly durationMs: number;
  readonly transitions: number;
}

/** The shortest that a Lease can say. What it does not say counts as that: such a Lease is soon free. */
const shortestMs = 1_000;

export function heldOf(lease: JsonObject): Held {
  const spec = isObject(lease.spec) ? lease.spec : {};
  const { holderIdentity, leaseDurationSeconds, leaseTransitions } = spec;
  return {
    holder: typeof holderIdentity === "string" ? holderIdentity : "",
    durationMs: typeof leaseDurationSeconds === "number" ? leaseDurationSeconds * 1_000 : shortestMs,
    transitions: typeof leaseTransitions === "number" ? leaseTransitions : 0,
  };
}

/**
 * A Lease held by somebody from now on, or given back with an empty holder: as it was seen, with its uid and version,
 * so that a write to what has changed meanwhile is refused.
 */
export function heldBy(holder: string, durationMs: number, now: number, seen?: JsonObject): JsonObject {
  const time = `${new Date(now).toISOString().slice(0, -1)}000Z`;
  const before = seen === undefined ? undefined : heldOf(seen);
  const spec = seen !== undefined && isObject(seen.spec) ? seen.spec : {};
  const same = before?.holder === holder;
  return {
    ...(seen ?? {}),
    spec: {
      ...spec,
      holderIdentity: holder,
      leaseDurationSeconds: Math.max(1, Math.ceil(durationMs / 1_000)),
      renewTime: time,
      ...(same ? {} : { acquireTime: time, leaseTransitions: (before?.transitions ?? -1) + 1 }),
    },
  };
}

/** Tells one state of a Lease from another. */
export function stateOf(lease: JsonObject): string {
  const { uid, resourceVersion } = metadataOf(lease);
  return `${uid}@${resourceVersion}`;
}
