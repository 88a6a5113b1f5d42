import type { JsonObject } from "@bubustack/api/json";
import { cleanupFinalizer } from "../resources/builtin/definitions.ts";
import { listAt, metaOf, textAt, textsAt, withMeta } from "../resources/object.ts";
import type { Server } from "../server.ts";
import { timestamp } from "../server.ts";
import { deleteObject } from "./delete-object.ts";
import type { Controller } from "./loop.ts";

const definitions = { group: "apiextensions.k8s.io", resource: "customresourcedefinitions" };
const user = { username: "system:apiserver", groups: ["system:masters"] };

/** Deletes the objects of a definition that is going, and lets it go once none is left. */
export function definitionController(server: Server): Controller {
  return {
    key: ({ resource, after }) => {
      if (resource.resource === definitions.resource && resource.group === definitions.group) {
        return after !== undefined && going(after.object) ? after.key : undefined;
      }
      // The last object of a kind may be what its definition waits for.
      return after === undefined ? `/${resource.resource}.${resource.group}` : undefined;
    },
    work: async (key, signal) => {
      const entry = server.store.collection(definitions).get(key);
      if (entry === undefined || !going(entry.object)) return;
      terminating(server, key);
      if (await cleanUp(server, entry.object, signal)) release(server, key);
    },
  };
}

function going(crd: JsonObject): boolean {
  return (
    textAt(crd, "metadata", "deletionTimestamp") !== "" && textsAt(metaOf(crd), "finalizers").includes(cleanupFinalizer)
  );
}

async function cleanUp(server: Server, crd: JsonObject, signal: AbortSignal): Promise<boolean> {
  const resource = server.registry.stored(textAt(crd, "spec", "group"), textAt(crd, "spec", "names", "plural"));
  if (resource === undefined) return true;
  const collection = server.store.collection(resource);
  for (const { key } of [...collection.values()]) {
    await deleteObject(server, { user, signal }, { resource, key });
  }
  return collection.size === 0;
}

/** The condition that clients see while the objects go. */
function terminating(server: Server, key: string): void {
  const entry = server.store.collection(definitions).get(key);
  if (entry === undefined) return;
  const conditions = listAt(entry.object, "status", "conditions");
  if (conditions.some((condition) => textAt(condition, "type") === "Terminating")) return;
  const condition = {
    type: "Terminating",
    status: "True",
    reason: "InstanceDeletionInProgress",
    message: "CustomResource deletion is in progress",
    lastTransitionTime: timestamp(server.now()),
  };
  const status = entry.object.status;
  const before = typeof status === "object" && status !== null ? status : {};
  server.store.put(
    definitions,
    key,
    { ...entry.object, status: { ...before, conditions: [...conditions, condition] } },
    entry,
  );
}

function release(server: Server, key: string): void {
  const entry = server.store.collection(definitions).get(key);
  if (entry === undefined) return;
  const finalizers = textsAt(metaOf(entry.object), "finalizers").filter((finalizer) => finalizer !== cleanupFinalizer);
  if (finalizers.length === 0) server.store.remove(definitions, entry);
  else server.store.put(definitions, key, withMeta(entry.object, { finalizers }), entry);
}
