import { keyOf, textAt } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import type { Server } from "../server.ts";
import { forbidden, notFound } from "../status.ts";

const namespaces = { group: "", resource: "namespaces" };

/** Namespaces that a cluster cannot be without. */
const immortal = new Set(["default", "kube-system", "kube-public", "kube-node-lease"]);

/** Refuses a create in a namespace that does not exist (404) or is going away (403). */
export function requireNamespace(server: Server, resource: Resource, namespace: string, name: string): void {
  if (!resource.namespaced) return;
  const found = server.store.collection(namespaces).get(keyOf("", namespace));
  if (found === undefined) throw notFound(namespaces, namespace);
  if (textAt(found.outline, "metadata", "deletionTimestamp") === "") return;
  throw forbidden(
    resource,
    name,
    `unable to create new content in namespace ${namespace} because it is being terminated`,
    [
      {
        reason: "NamespaceTerminating",
        message: `namespace ${namespace} is being terminated`,
        field: "metadata.namespace",
      },
    ],
  );
}

/** Refuses to delete a namespace that a cluster cannot be without. */
export function requireMortal(resource: Resource, name: string): void {
  if (resource.group === "" && resource.resource === "namespaces" && immortal.has(name)) {
    throw forbidden(namespaces, name, "this namespace may not be deleted");
  }
}
