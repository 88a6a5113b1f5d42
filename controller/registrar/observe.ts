import type { JsonObject } from "@bubustack/api/json";
import { announcementOf } from "@bubustack/policies/registration/announcement";
import { metadataOf } from "@bubustack/runtime/kube/object";
import { heldOf, stateOf } from "@bubustack/runtime/lease/lease-object";
import type { Replica } from "./decide.ts";

/** Who is there, and when the next of them counts as gone. */
export interface Present {
  readonly replicas: readonly Replica[];
  readonly nextGoneMs?: number;
}

/**
 * A replica counts as gone when its Lease is deleted, or was not renewed for so many of its durations: far longer than
 * any trouble of the API server, since who is taken out by mistake is not called any more.
 */
const goneAfter = 10;

/** Watches Leases by its own monotonic clock: the times in them are of other machines. `clock` in milliseconds. */
export function presence(clock: () => number): (leases: readonly JsonObject[]) => Present {
  const sightings = new Map<string, { readonly state: string; readonly at: number }>();
  return (leases) => {
    const now = clock();
    const names = new Set(leases.map((lease) => metadataOf(lease).name));
    for (const name of [...sightings.keys()]) if (!names.has(name)) sightings.delete(name);
    const replicas: Replica[] = [];
    let next = Number.POSITIVE_INFINITY;
    for (const lease of leases) {
      const { name } = metadataOf(lease);
      const state = stateOf(lease);
      const known = sightings.get(name);
      const sighting = known?.state === state ? known : { state, at: now };
      sightings.set(name, sighting);
      const left = sighting.at + goneAfter * heldOf(lease).durationMs - now;
      const says = announcementOf(lease);
      if (says === undefined || left <= 0) continue;
      replicas.push({ name, ...says });
      next = Math.min(next, left);
    }
    return { replicas, ...(replicas.length === 0 ? {} : { nextGoneMs: next }) };
  };
}
