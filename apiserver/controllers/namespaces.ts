import { equal } from "@bubustack/api/json";
import { keyOf, listAt, objectAt, textAt, textsAt } from "../resources/object.ts";
import type { Server } from "../server.ts";
import { timestamp } from "../server.ts";
import { ApiError } from "../status.ts";
import { deleteObject } from "./delete-object.ts";
import type { Controller } from "./loop.ts";
import type { Remains } from "./namespace-conditions.ts";
import { namespaceConditions } from "./namespace-conditions.ts";

const namespaces = { group: "", resource: "namespaces" };

const user = {
  username: "system:serviceaccount:kube-system:namespace-controller",
  groups: ["system:serviceaccounts", "system:serviceaccounts:kube-system", "system:authenticated"],
};

/** Empties a terminating namespace and then lets it go. A refused delete keeps it, with the reasons in its status. */
export function namespaceController(server: Server): Controller {
  return {
    key: ({ resource, before, after }) => {
      if (resource.group === "" && resource.resource === "namespaces") {
        return after !== undefined && textAt(after.outline, "metadata", "deletionTimestamp") !== ""
          ? after.key
          : undefined;
      }
      // The last object that leaves a namespace may be what it waits for.
      const namespace = after === undefined ? (before?.key.split("/")[0] ?? "") : "";
      return namespace === "" ? undefined : keyOf("", namespace);
    },
    work: async (key, signal) => {
      const entry = server.store.collection(namespaces).get(key);
      if (entry === undefined || textAt(entry.object, "metadata", "deletionTimestamp") === "") return;
      const name = textAt(entry.object, "metadata", "name");
      const remains = await empty(server, name, signal);
      report(server, key, remains);
      if (remains.refusals.length > 0) throw new Error("the namespace cannot be emptied");
      if (remains.kinds.size === 0) finish(server, key);
    },
  };
}

async function empty(server: Server, namespace: string, signal: AbortSignal): Promise<Remains> {
  const kinds = new Map<string, number>();
  const finalizers = new Map<string, number>();
  const refusals: string[] = [];
  const seen = new Set<string>();
  for (const resource of server.registry.all()) {
    const id = `${resource.resource}.${resource.group}`;
    if (!resource.namespaced || seen.has(id)) continue;
    seen.add(id);
    const collection = server.store.collection(resource);
    const prefix = `${namespace}/`;
    const keys = [...collection.range({ prefix })].map(({ key }) => key);
    for (const key of keys) {
      try {
        await deleteObject(server, { user, signal }, { resource, key });
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        refusals.push(error.message);
      }
    }
    for (const { object } of collection.range({ prefix })) {
      kinds.set(id, (kinds.get(id) ?? 0) + 1);
      for (const name of textsAt(object, "metadata", "finalizers")) {
        finalizers.set(name, (finalizers.get(name) ?? 0) + 1);
      }
    }
  }
  return { kinds, finalizers, refusals };
}

function finish(server: Server, key: string): void {
  const entry = server.store.collection(namespaces).get(key);
  if (entry === undefined) return;
  if (listAt(entry.object, "metadata", "finalizers").length === 0) server.store.remove(namespaces, entry);
  else if (listAt(entry.object, "spec", "finalizers").length > 0) {
    server.store.put(
      namespaces,
      key,
      { ...entry.object, spec: { ...objectAt(entry.object, "spec"), finalizers: [] } },
      entry,
    );
  }
}

/** The conditions that say why a namespace stays; written where they change, so that the report is no work of its own. */
function report(server: Server, key: string, remains: Remains): void {
  const entry = server.store.collection(namespaces).get(key);
  if (entry === undefined) return;
  const before = listAt(entry.object, "status", "conditions");
  const conditions = namespaceConditions(remains, before, timestamp(server.now()));
  if (equal(conditions, before)) return;
  server.store.put(namespaces, key, { ...entry.object, status: { phase: "Terminating", conditions } }, entry);
}
