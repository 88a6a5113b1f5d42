import type { JsonObject } from "@bubustack/api/json";
import { listAt, metaOf, textAt, textsAt, withMeta } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import type { Server } from "../server.ts";
import type { Entry } from "../storage/collection.ts";
import type { Written } from "../storage/store.ts";
import { foreground, orphan } from "../writes/delete.ts";
import { deleteObject } from "./delete-object.ts";
import type { Controller } from "./loop.ts";

const user = {
  username: "system:serviceaccount:kube-system:generic-garbage-collector",
  groups: ["system:authenticated"],
};

interface Dependent {
  readonly resource: Resource;
  readonly entry: Entry;
}

/**
 * Collects dependents: when an owner is gone, those of its dependents that have no owner left are deleted; an owner
 * that waits with `foregroundDeletion` goes after its dependents; one with `orphan` leaves them without owner.
 */
export function garbageCollector(server: Server): Controller {
  return {
    key: ({ before, after }: Written) => {
      const owner = after === undefined ? before?.object : held(after.object) ? after.object : undefined;
      if (owner !== undefined) return textAt(owner, "metadata", "uid");
      return undefined;
    },
    work: async (uid, signal) => {
      const owner = find(server, uid);
      const dependents = dependentsOf(server, uid);
      if (owner === undefined) await collect(server, uid, dependents, signal);
      else if (textsAt(metaOf(owner.entry.object), "finalizers").includes(orphan)) {
        for (const dependent of dependents) disown(server, dependent, uid);
        release(server, owner, orphan);
      } else if (held(owner.entry.object)) {
        await collect(server, uid, dependents, signal, true);
        if (dependentsOf(server, uid).length > 0) throw new Error("dependents are left");
        const fresh = find(server, uid);
        if (fresh !== undefined) release(server, fresh, foreground);
      }
    },
  };
}

function held(object: JsonObject): boolean {
  if (textAt(object, "metadata", "deletionTimestamp") === "") return false;
  return textsAt(metaOf(object), "finalizers").some((finalizer) => finalizer === foreground || finalizer === orphan);
}

function* everything(server: Server): Generator<Dependent> {
  const seen = new Set<string>();
  for (const resource of server.registry.all()) {
    const id = `${resource.resource}.${resource.group}`;
    if (seen.has(id)) continue;
    seen.add(id);
    for (const entry of server.store.collection(resource).values()) yield { resource, entry };
  }
}

function find(server: Server, uid: string): Dependent | undefined {
  for (const candidate of everything(server))
    if (textAt(candidate.entry.object, "metadata", "uid") === uid) return candidate;
  return undefined;
}

function owners(object: JsonObject): readonly string[] {
  return listAt(metaOf(object), "ownerReferences").map((owner) => textAt(owner, "uid"));
}

function dependentsOf(server: Server, uid: string): readonly Dependent[] {
  return [...everything(server)].filter(({ entry }) => owners(entry.object).includes(uid));
}

async function collect(
  server: Server,
  uid: string,
  dependents: readonly Dependent[],
  signal: AbortSignal,
  ownerGoes = false,
): Promise<void> {
  for (const dependent of dependents) {
    const others = owners(dependent.entry.object).filter((other) => other !== uid);
    if (others.some((other) => find(server, other) !== undefined)) {
      disown(server, dependent, uid);
      continue;
    }
    const { resource, entry } = dependent;
    const propagation = ownerGoes ? "Foreground" : "Background";
    const precondition = { uid: textAt(entry.object, "metadata", "uid") };
    await deleteObject(server, { user, signal }, { resource, key: entry.key, propagation, ...precondition });
  }
}

function disown(server: Server, { resource, entry }: Dependent, uid: string): void {
  const left = listAt(metaOf(entry.object), "ownerReferences").filter((owner) => textAt(owner, "uid") !== uid);
  server.store.put(
    resource,
    entry.key,
    withMeta(entry.object, { ownerReferences: left.length === 0 ? undefined : left }),
    entry,
  );
}

function release(server: Server, { resource, entry }: Dependent, finalizer: string): void {
  const left = textsAt(metaOf(entry.object), "finalizers").filter((other) => other !== finalizer);
  if (left.length === 0) server.store.remove(resource, entry);
  else server.store.put(resource, entry.key, withMeta(entry.object, { finalizers: left }), entry);
}
