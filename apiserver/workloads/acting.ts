/** How controllers of workloads write: through admission, as themselves, over the object that they have seen. */
import type { JsonObject } from "@bubustack/api/json";
import { equal } from "@bubustack/api/json";
import { deleteObject } from "../controllers/delete-object.ts";
import { keyOf, textAt } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import type { Server } from "../server.ts";
import { Warnings } from "../wire/warnings.ts";
import { create } from "../writes/create.ts";
import { complete } from "../writes/decode.ts";
import { update } from "../writes/update.ts";

const options = {
  dryRun: false,
  fieldValidation: "Ignore",
  fieldManager: "kube-controller-manager",
  force: false,
} as const;

export interface Acting {
  create(resource: Resource, object: JsonObject): Promise<JsonObject>;
  /** Writes an object over the version that it names, its status where that is asked for; 409 where that is another by now. */
  update(resource: Resource, object: JsonObject, subresource?: "status"): Promise<JsonObject>;
  /** Writes a status where it differs. */
  status(resource: Resource, seen: JsonObject, status: JsonObject): Promise<void>;
  remove(resource: Resource, object: JsonObject): Promise<void>;
}

/** Acts as the controller of a name, a ServiceAccount of kube-system. */
export function acting(server: Server, controller: string, signal: AbortSignal): Acting {
  const user = {
    username: `system:serviceaccount:kube-system:${controller}`,
    groups: ["system:serviceaccounts", "system:serviceaccounts:kube-system", "system:authenticated"],
  };
  const call = () => ({ user, warnings: new Warnings(), signal });
  const asked = (kind: string) => ({ ...options, object: { kind, apiVersion: "meta.k8s.io/v1" } });
  const act: Acting = {
    create: (resource, object) =>
      create(server, call(), resource, namespaceOf(object), complete(resource, object), asked("CreateOptions")),
    update: (resource, object, subresource) => {
      const place = {
        resource,
        namespace: namespaceOf(object),
        name: textAt(object, "metadata", "name"),
        subresource: subresource ?? "",
      };
      return update(server, call(), place, asked("UpdateOptions"), { make: () => object });
    },
    status: async (resource, seen, status) => {
      if (!equal(status, seen.status ?? {})) await act.update(resource, { ...seen, status }, "status");
    },
    remove: async (resource, object) => {
      const key = keyOf(namespaceOf(object), textAt(object, "metadata", "name"));
      await deleteObject(server, { user, signal }, { resource, key, uid: textAt(object, "metadata", "uid") });
    },
  };
  return act;
}

function namespaceOf(object: JsonObject): string {
  return textAt(object, "metadata", "namespace");
}
