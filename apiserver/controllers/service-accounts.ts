import { serviceAccounts } from "../resources/builtin/core.ts";
import { keyOf, textAt } from "../resources/object.ts";
import type { Server } from "../server.ts";
import { timestamp } from "../server.ts";
import type { Controller } from "./loop.ts";

const namespaces = { group: "", resource: "namespaces" };

/** Keeps the ServiceAccount `default` in every namespace: what runs there without another acts as it. */
export function serviceAccountController(server: Server): Controller {
  return {
    key: ({ resource, before, after }) => {
      if (resource.group !== "") return undefined;
      if (resource.resource === "namespaces" && before === undefined) return textAt(after?.object, "metadata", "name");
      const gone = resource.resource === "serviceaccounts" && after === undefined ? before?.key : undefined;
      return gone?.endsWith("/default") === true ? gone.slice(0, -"/default".length) : undefined;
    },
    work: async (namespace) => ensureAccount(server, namespace),
  };
}

/** Makes the ServiceAccounts that are missing. */
export function ensureAccounts(server: Server): void {
  for (const { object } of [...server.store.collection(namespaces).values()])
    ensureAccount(server, textAt(object, "metadata", "name"));
}

function ensureAccount(server: Server, namespace: string): void {
  const entry = server.store.collection(namespaces).get(keyOf("", namespace));
  if (entry === undefined || textAt(entry.object, "metadata", "deletionTimestamp") !== "") return;
  const key = keyOf(namespace, "default");
  if (server.store.collection(serviceAccounts).get(key) !== undefined) return;
  const metadata = {
    name: "default",
    namespace,
    uid: server.uuid(),
    creationTimestamp: timestamp(server.now()),
  };
  server.store.put(serviceAccounts, key, { apiVersion: "v1", kind: "ServiceAccount", metadata }, undefined);
}
