import type { JsonObject } from "@bubustack/api/json";
import { metaOf, textAt, textsAt, withMeta } from "../resources/object.ts";
import type { Server } from "../server.ts";
import type { Written } from "../storage/store.ts";
import { foreground, orphan } from "../writes/delete.ts";
import { deleteObject } from "./delete-object.ts";
import type { Controller } from "./loop.ts";
import type { Stored } from "./owner-references.ts";
import { dependentsOf, disown, findByUid, isGone, ownersOf } from "./owner-references.ts";

/** As whom the collector acts. */
export const collectorUser = {
  username: "system:serviceaccount:kube-system:generic-garbage-collector",
  groups: ["system:serviceaccounts", "system:serviceaccounts:kube-system", "system:authenticated"],
};

/**
 * Collects dependents: when an owner is gone, those of its dependents that have no owner left are deleted; an owner
 * that waits with `foregroundDeletion` goes after those that block it; one with `orphan` leaves them without owner.
 */
export function garbageCollector(server: Server): Controller {
  return {
    key: ({ before, after }: Written) => {
      const owner = after === undefined ? before?.object : held(after.object) ? after.object : undefined;
      return owner === undefined ? undefined : textAt(owner, "metadata", "uid");
    },
    work: async (uid, signal) => {
      const owner = findByUid(server, uid);
      if (owner === undefined) {
        for (const dependent of dependentsOf(server, uid)) await collect(server, dependent, signal);
      } else if (textsAt(metaOf(owner.entry.object), "finalizers").includes(orphan)) {
        for (const dependent of dependentsOf(server, uid)) disown(server, dependent, [uid]);
        release(server, owner, orphan);
      } else if (held(owner.entry.object)) {
        for (const dependent of dependentsOf(server, uid, true)) await collect(server, dependent, signal, uid);
        if (dependentsOf(server, uid, true).length > 0) throw new Error("dependents are left");
        const fresh = findByUid(server, uid);
        if (fresh !== undefined) release(server, fresh, foreground);
      }
    },
  };
}

function held(object: JsonObject): boolean {
  if (textAt(object, "metadata", "deletionTimestamp") === "") return false;
  return textsAt(metaOf(object), "finalizers").some((finalizer) => finalizer === foreground || finalizer === orphan);
}

/**
 * Deletes an object that has no owner left, or takes from it the owners that are gone. `going` is an owner that waits
 * for its dependents, and counts as gone.
 */
export async function collect(server: Server, dependent: Stored, signal: AbortSignal, going = ""): Promise<void> {
  const owners = ownersOf(dependent.entry.object);
  const gone = owners.filter((owner) => textAt(owner, "uid") === going || isGone(server, dependent, owner));
  if (gone.length === 0) return;
  if (gone.length < owners.length) {
    disown(
      server,
      dependent,
      gone.map((owner) => textAt(owner, "uid")),
    );
    return;
  }
  const { resource, entry } = dependent;
  const uid = textAt(entry.object, "metadata", "uid");
  // What waits for its own dependents holds its owner back until they are gone too.
  const propagation = going !== "" && dependentsOf(server, uid, true).length > 0 ? "Foreground" : "Background";
  await deleteObject(server, { user: collectorUser, signal }, { resource, key: entry.key, propagation, uid });
}

function release(server: Server, { resource, entry }: Stored, finalizer: string): void {
  const left = textsAt(metaOf(entry.object), "finalizers").filter((other) => other !== finalizer);
  const ends = Number(metaOf(entry.object)["deletionGracePeriodSeconds"] ?? 0) > 0;
  if (left.length === 0 && !ends) server.store.remove(resource, entry);
  else server.store.put(resource, entry.key, withMeta(entry.object, { finalizers: left }), entry);
}
