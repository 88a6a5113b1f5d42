import type { Json, JsonObject } from "@bubustack/api/json";
import type { Attributes } from "../admission/attributes.ts";
import { escalation } from "../authz/escalation.ts";
import { requireParamRights } from "../authz/param-rights.ts";
import { storedPolicy } from "../authz/policy.ts";
import { asStored, inVersion } from "../conversion/convert.ts";
import { keyOf, metaOf, textAt, withMeta, without } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import type { Server } from "../server.ts";
import { timestamp } from "../server.ts";
import { ApiError, alreadyExists, badRequest } from "../status.ts";
import type { Call } from "../wire/call.ts";
import { ownersAfter } from "./author.ts";
import { complete } from "./decode.ts";
import { judge } from "./judge.ts";
import { requireNamespace } from "./namespace.ts";
import type { WriteOptions } from "./options.ts";

const letters = "bcdfghjklmnpqrstvwxz2456789";
const generatedLength = 63;
const generatedTries = 8;

/**
 * Creates an object: admission, server-owned fields, validation, admission again, and the write. `owners` are the
 * entries of `managedFields` where an apply has worked them out.
 */
export async function create(
  server: Server,
  call: Pick<Call, "user" | "warnings" | "signal">,
  resource: Resource,
  namespace: string,
  decoded: JsonObject,
  options: WriteOptions,
  owners?: { readonly entries: Json | undefined },
): Promise<JsonObject> {
  const bare = inNamespace(resource, withMeta(decoded, { managedFields: undefined }), namespace);
  const managedFields =
    owners !== undefined
      ? owners.entries
      : ownersAfter(server, options, { resource, subresource: "", live: undefined, next: bare, given: bare });
  const given = withMeta(bare, { managedFields });
  const name = textAt(given, "metadata", "name");
  requireNamespace(server, resource, namespace, name);
  requireLiving(server, resource);
  const attributes: Attributes = {
    resource,
    subresource: "",
    operation: "CREATE",
    name,
    namespace: resource.resource === "namespaces" && resource.group === "" ? name : namespace,
    dryRun: options.dryRun,
    options: options.object,
    user: call.user,
    warnings: call.warnings,
    signal: call.signal,
  };
  const mutated = await server.admission.mutate({ ...attributes, object: given }, (object) =>
    complete(resource, object),
  );
  const proposed = withMeta(inNamespace(resource, mutated ?? given, namespace), { managedFields });
  const refusal = escalation(
    { resource, namespace, name: "", object: proposed },
    call.user,
    storedPolicy(server.store),
  );
  if (refusal !== undefined) throw refusal;
  const generate = name === "" && textAt(given, "metadata", "generateName") !== "";
  for (let attempt = 1; ; attempt++) {
    const object = fresh(server, resource, proposed);
    judge(resource, object, options.checked === true ? object : undefined, call.warnings);
    requireParamRights(server, { resource, object, old: undefined, user: call.user });
    const created = textAt(object, "metadata", "name");
    await server.admission.validate({ ...attributes, name: created, object });
    requireNamespace(server, resource, namespace, created);
    if (owners === undefined && !options.dryRun) requireNoVersion(decoded);
    const stored = await write(server, resource, namespace, object, options.dryRun, call.signal);
    if (stored !== undefined) {
      for (const warning of resource.strategy.warnings?.(stored) ?? []) call.warnings.add(warning);
      return stored;
    }
    if (!generate || attempt >= generatedTries) {
      const there = server.store.collection(resource).get(keyOf(namespace, created));
      throw alreadyExists(resource, created, textAt(there?.outline, "metadata", "deletionTimestamp") !== "");
    }
  }
}

/** An apply may say a version: it is of what the object was before. */
function requireNoVersion(decoded: JsonObject): void {
  if (textAt(decoded, "metadata", "resourceVersion") === "") return;
  throw new ApiError(500, "", "resourceVersion should not be set on objects to be created");
}

async function write(
  server: Server,
  resource: Resource,
  namespace: string,
  object: JsonObject,
  dryRun: boolean,
  signal: AbortSignal,
): Promise<JsonObject | undefined> {
  const key = keyOf(namespace, textAt(object, "metadata", "name"));
  if (!dryRun) {
    const kept = server.store.put(resource, key, await asStored(server, resource, object, signal), undefined);
    return kept && (await inVersion(server, resource, kept, signal)).object;
  }
  return server.store.collection(resource).get(key) === undefined ? object : undefined;
}

/** The object in the namespace of its URL; 400 when it says another. */
function inNamespace(resource: Resource, object: JsonObject, namespace: string): JsonObject {
  const said = textAt(object, "metadata", "namespace");
  if (!resource.namespaced) return said === "" ? object : withMeta(object, { namespace: undefined });
  if (said !== "" && said !== namespace) {
    throw badRequest("the namespace of the provided object does not match the namespace sent on the request");
  }
  return withMeta(object, { namespace });
}

function requireLiving(server: Server, resource: Resource): void {
  if (!resource.custom) return;
  const key = keyOf("", `${resource.resource}.${resource.group}`);
  const crd = server.store
    .collection({ group: "apiextensions.k8s.io", resource: "customresourcedefinitions" })
    .get(key);
  if (crd !== undefined && textAt(crd.outline, "metadata", "deletionTimestamp") === "") return;
  throw new ApiError(405, "MethodNotAllowed", "create not allowed while custom resource definition is terminating", {});
}

/** The fields that the server owns on a new object. */
function fresh(server: Server, resource: Resource, given: JsonObject): JsonObject {
  const now = timestamp(server.now());
  const meta = metaOf(given);
  const prefix = textAt(meta, "generateName");
  const name =
    textAt(meta, "name") || (prefix === "" ? "" : prefix.slice(0, generatedLength - 5) + suffix(server.random));
  const owned = withMeta(given, {
    ...(name === "" ? {} : { name }),
    uid: server.uuid(),
    creationTimestamp: now,
    generation: resource.generation ? 1 : undefined,
    resourceVersion: undefined,
    deletionTimestamp: undefined,
    deletionGracePeriodSeconds: undefined,
    selfLink: undefined,
  });
  const bare = resource.status ? without(owned, "status") : owned;
  return resource.strategy.create?.(bare, now) ?? bare;
}

function suffix(random: () => number): string {
  return Array.from({ length: 5 }, () => letters[Math.floor(random() * letters.length)] ?? "x").join("");
}
