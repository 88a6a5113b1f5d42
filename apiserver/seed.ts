import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { admitAll } from "./admission/attributes.ts";
import { defaultRoles } from "./authz/default-roles.ts";
import { gatherRules } from "./controllers/aggregation.ts";
import { ensureAccounts } from "./controllers/service-accounts.ts";
import { keyOf, metaOf, objectAt, textAt } from "./resources/object.ts";
import type { Server } from "./server.ts";
import { badRequest } from "./status.ts";
import { Warnings } from "./wire/warnings.ts";
import { create } from "./writes/create.ts";
import { decode } from "./writes/decode.ts";
import { update } from "./writes/update.ts";

const options = {
  dryRun: false,
  fieldValidation: "Ignore",
  fieldManager: "",
  force: false,
  object: { kind: "CreateOptions", apiVersion: "meta.k8s.io/v1" },
  checked: true,
} as const;

/** The namespaces that every cluster has. */
const first: readonly JsonObject[] = ["default", "kube-system", "kube-public", "kube-node-lease"].map((name) => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name },
}));

/**
 * Creates objects through the normal path, but without asking webhooks, and without compiling the rules of definitions:
 * whoever starts a server with definitions has checked them, and waits for it. What is there already is brought up to what is
 * given, as after a start of another release over data that was kept; namespaces and default roles are left as they are.
 * Answers the warnings.
 */
export async function seed(server: Server, objects: readonly Json[]): Promise<readonly string[]> {
  const unasked: Server = { ...server, admission: admitAll };
  const warnings = new Warnings();
  for (const object of [...first, ...defaultRoles]) await one(unasked, object, warnings, false);
  for (const object of objects) await one(unasked, object, warnings, true);
  gatherRules(server);
  ensureAccounts(server);
  return warnings.texts();
}

async function one(server: Server, given: Json, warnings: Warnings, refresh: boolean): Promise<void> {
  const kind = textAt(given, "kind");
  const resource = server.registry.byKind(textAt(given, "apiVersion"), kind);
  if (resource === undefined || !isObject(given))
    throw badRequest(`a seed object has a kind that is not served: ${kind || "none"}`);
  const { object } = decode(resource, given);
  const namespace = resource.namespaced ? textAt(object, "metadata", "namespace") || "default" : "";
  const call = {
    user: { username: "system:apiserver", groups: ["system:masters"] },
    warnings,
    signal: new AbortController().signal,
  };
  const name = textAt(object, "metadata", "name");
  const there = server.store.collection(resource).get(keyOf(namespace, name));
  if (there === undefined) await create(server, call, resource, namespace, object, options);
  else if (refresh) {
    const place = { resource, namespace, name, subresource: "" };
    const stored = await update(server, call, place, options, { make: (current) => over(current, object) });
    for (const warning of resource.strategy.warnings?.(stored) ?? []) warnings.add(warning);
  }
}

/** What is given, with the metadata that the stored object has besides. */
function over(current: JsonObject, given: JsonObject): JsonObject {
  const [has, wants] = [metaOf(current), metaOf(given)];
  const joined = (field: string) => {
    const all = { ...objectAt(has, field), ...objectAt(wants, field) };
    return Object.keys(all).length === 0 ? {} : { [field]: all };
  };
  return { ...given, metadata: { ...has, ...joined("labels"), ...joined("annotations") } };
}
