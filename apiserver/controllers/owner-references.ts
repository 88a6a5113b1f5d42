/** Owners and dependents of objects in the store. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { at, listAt, metaOf, textAt, withMeta } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import type { Server } from "../server.ts";
import type { Entry } from "../storage/entry.ts";
import type { Location } from "../storage/links.ts";

/** A stored object and what it is of. */
export interface Stored {
  readonly resource: Resource;
  readonly entry: Entry;
}

/** What stands at a place; undefined where it is of a kind that is not served any more. */
function storedAt(server: Server, { resource: { group, resource }, key }: Location): Stored | undefined {
  const served = server.registry.stored(group, resource);
  const entry = served && server.store.collection(served).get(key);
  return served === undefined || entry === undefined ? undefined : { resource: served, entry };
}

export function findByUid(server: Server, uid: string): Stored | undefined {
  const place = server.store.links.find(uid);
  return place === undefined ? undefined : storedAt(server, place);
}

export function ownersOf(object: JsonObject): readonly Json[] {
  return listAt(metaOf(object), "ownerReferences");
}

/** The objects that name an owner; only those that hold back its deletion where `blocking` is set. */
export function dependentsOf(server: Server, uid: string, blocking = false): readonly Stored[] {
  const named = (reference: Json) =>
    textAt(reference, "uid") === uid && (!blocking || at(reference, "blockOwnerDeletion") === true);
  return server.store.links
    .dependents(uid)
    .flatMap((place) => storedAt(server, place) ?? [])
    .filter(({ entry }) => ownersOf(entry.outline).some(named));
}

/**
 * Whether an owner is gone. One of a kind that is not served cannot be looked for, and a namespaced owner of an object of
 * the cluster is none: neither counts as gone.
 */
export function isGone(server: Server, dependent: Stored, reference: Json): boolean {
  const kind = server.registry.byKind(textAt(reference, "apiVersion"), textAt(reference, "kind"));
  if (kind === undefined) return false;
  if (kind.namespaced && !dependent.resource.namespaced) return false;
  const owner = findByUid(server, textAt(reference, "uid"));
  if (owner === undefined) return true;
  const [namespace = ""] = owner.entry.key.split("/");
  return namespace !== "" && !dependent.entry.key.startsWith(`${namespace}/`);
}

/** Takes owners away from an object. */
export function disown(server: Server, { resource, entry }: Stored, uids: readonly string[]): void {
  const left = ownersOf(entry.object).filter((owner) => !uids.includes(textAt(owner, "uid")));
  const ownerReferences = left.length === 0 ? undefined : left;
  server.store.put(resource, entry.key, withMeta(entry.object, { ownerReferences }), entry);
}
