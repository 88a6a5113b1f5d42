import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { admitAll } from "./admission/attributes.ts";
import { defaultRoles } from "./authz/default-roles.ts";
import { gatherRules } from "./controllers/aggregation.ts";
import { ensureAccounts } from "./controllers/service-accounts.ts";
import { keyOf, textAt } from "./resources/object.ts";
import type { Server } from "./server.ts";
import { badRequest } from "./status.ts";
import { Warnings } from "./wire/warnings.ts";
import { create } from "./writes/create.ts";
import { decode } from "./writes/decode.ts";

const options = {
  dryRun: false,
  fieldValidation: "Ignore",
  fieldManager: "",
  force: false,
  object: { kind: "CreateOptions", apiVersion: "meta.k8s.io/v1" },
} as const;

/** The namespaces that every cluster has. */
const first: readonly JsonObject[] = ["default", "kube-system", "kube-public", "kube-node-lease"].map((name) => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name },
}));

/**
 * Creates objects through the normal path, but without asking webhooks. What is there already is left as it is.
 * Answers the warnings.
 */
export async function seed(server: Server, objects: readonly Json[]): Promise<readonly string[]> {
  const unasked: Server = { ...server, admission: admitAll };
  const warnings = new Warnings();
  for (const object of [...first, ...defaultRoles, ...objects]) await one(unasked, object, warnings);
  gatherRules(server);
  ensureAccounts(server);
  return warnings.texts();
}

async function one(server: Server, given: Json, warnings: Warnings): Promise<void> {
  const kind = textAt(given, "kind");
  const resource = server.registry.byKind(textAt(given, "apiVersion"), kind);
  if (resource === undefined || !isObject(given))
    throw badRequest(`a seed object has a kind that is not served: ${kind || "none"}`);
  const { object } = decode(resource, given);
  const namespace = resource.namespaced ? textAt(object, "metadata", "namespace") || "default" : "";
  if (server.store.collection(resource).get(keyOf(namespace, textAt(object, "metadata", "name"))) !== undefined) return;
  const call = {
    user: { username: "system:apiserver", groups: ["system:masters"] },
    warnings,
    signal: new AbortController().signal,
  };
  await create(server, call, resource, namespace, object, options);
}
