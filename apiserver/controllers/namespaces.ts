import { keyOf, listAt, objectAt, textAt } from "../resources/object.ts";
import type { Server } from "../server.ts";
import { timestamp } from "../server.ts";
import { ApiError } from "../status.ts";
import { deleteObject } from "./delete-object.ts";
import type { Controller } from "./loop.ts";

const namespaces = { group: "", resource: "namespaces" };

const user = {
  username: "system:serviceaccount:kube-system:namespace-controller",
  groups: ["system:serviceaccounts", "system:serviceaccounts:kube-system", "system:authenticated"],
};

/** Empties a terminating namespace and then lets it go. A refused delete keeps it, with the reason in its status. */
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
      const { left, refusal } = await empty(server, name, signal);
      if (refusal !== undefined) {
        report(server, key, refusal);
        throw new Error("the namespace cannot be emptied");
      }
      if (left === 0) finish(server, key);
    },
  };
}

async function empty(
  server: Server,
  namespace: string,
  signal: AbortSignal,
): Promise<{ left: number; refusal?: string }> {
  let left = 0;
  let refusal: string | undefined;
  const seen = new Set<string>();
  for (const resource of server.registry.all()) {
    const id = `${resource.resource}.${resource.group}`;
    if (!resource.namespaced || seen.has(id)) continue;
    seen.add(id);
    const keys = [...server.store.collection(resource).range({ prefix: `${namespace}/` })].map(({ key }) => key);
    for (const key of keys) {
      try {
        if (!(await deleteObject(server, { user, signal }, { resource, key }))) left++;
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        refusal = error.message;
      }
    }
  }
  return refusal === undefined ? { left } : { left, refusal };
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

/** The condition that says why a namespace stays. Written once per reason, so that the report is no work of its own. */
function report(server: Server, key: string, message: string): void {
  const entry = server.store.collection(namespaces).get(key);
  if (entry === undefined) return;
  const known = listAt(entry.object, "status", "conditions").some(
    (condition) => textAt(condition, "message") === message,
  );
  if (known) return;
  const condition = {
    type: "NamespaceDeletionContentFailure",
    status: "True",
    reason: "ContentDeletionFailed",
    message,
    lastTransitionTime: timestamp(server.now()),
  };
  server.store.put(
    namespaces,
    key,
    { ...entry.object, status: { phase: "Terminating", conditions: [condition] } },
    entry,
  );
}
