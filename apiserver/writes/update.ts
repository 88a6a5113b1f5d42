import type { JsonObject } from "@bubustack/api/json";
import { equal } from "@bubustack/api/json";
import type { Attributes } from "../admission/attributes.ts";
import { escalation } from "../authz/escalation.ts";
import { storedPolicy } from "../authz/policy.ts";
import { keyOf, listAt, metaOf, textAt, withMeta, without } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import type { Server } from "../server.ts";
import { timestamp } from "../server.ts";
import { badRequest, conflict, invalid, modified, notFound } from "../status.ts";
import type { Entry } from "../storage/collection.ts";
import { invalidField } from "../validation/field-error.ts";
import type { Call } from "../wire/call.ts";
import { complete } from "./decode.ts";
import { judge } from "./judge.ts";
import type { WriteOptions } from "./options.ts";

/** Which object is written, and which part of it. */
export interface Place {
  readonly resource: Resource;
  readonly namespace: string;
  readonly name: string;
  /** Empty, or `status`. */
  readonly subresource: string;
}

/** How often an update is tried again when another write comes first and the client gave no resourceVersion. */
const tries = 5;

/** The stored entry of a place; 404 when there is none. */
export function existing(server: Server, { resource, namespace, name }: Place): Entry {
  const entry = server.store.collection(resource).get(keyOf(namespace, name));
  if (entry === undefined) throw notFound(resource, name);
  return entry;
}

/** Changes an object. `change` makes the wanted object from the stored one, and is called again after a lost race. */
export async function update(
  server: Server,
  call: Pick<Call, "user" | "warnings" | "signal">,
  place: Place,
  options: WriteOptions,
  change: (current: JsonObject) => JsonObject,
): Promise<JsonObject> {
  for (let attempt = 1; ; attempt++) {
    const entry = existing(server, place);
    const given = change(entry.object);
    const versioned = checkIdentity(place, given, entry.object);
    const wanted = await admitted(server, call, place, options, given, entry.object);
    if (wanted === undefined) return entry.object;
    if (options.dryRun) return wanted;
    const written = write(server, place.resource, entry, wanted);
    if (written !== undefined) {
      for (const warning of place.resource.strategy.warnings?.(written) ?? []) call.warnings.add(warning);
      return written;
    }
    if (versioned || attempt >= tries) throw conflict(place.resource, place.name, modified);
  }
}

/** Admission and validation of a change; undefined when nothing would change. */
async function admitted(
  server: Server,
  call: Pick<Call, "user" | "warnings" | "signal">,
  place: Place,
  options: WriteOptions,
  given: JsonObject,
  old: JsonObject,
): Promise<JsonObject | undefined> {
  const { resource, subresource, name, namespace } = place;
  const attributes: Attributes = {
    resource,
    subresource,
    operation: "UPDATE",
    name,
    namespace: resource.resource === "namespaces" && resource.group === "" ? name : namespace,
    oldObject: old,
    dryRun: options.dryRun,
    options: options.object,
    user: call.user,
    warnings: call.warnings,
    signal: call.signal,
  };
  const proposed = owned(place, given, old);
  const mutated = await server.admission.mutate({ ...attributes, object: proposed }, (object) =>
    complete(resource, object),
  );
  const wanted = prepared(server, place, mutated ?? proposed, old);
  const refusal = escalation({ resource, namespace, name, object: wanted, old }, call.user, storedPolicy(server.store));
  if (refusal !== undefined) throw refusal;
  judge(resource, wanted, old);
  await server.admission.validate({ ...attributes, object: wanted });
  return equal(wanted, old) ? undefined : wanted;
}

/** Writes what was decided; an object that only waited for its last finalizer goes away. */
function write(server: Server, resource: Resource, entry: Entry, wanted: JsonObject): JsonObject | undefined {
  const meta = metaOf(wanted);
  const waits = listAt(meta, "finalizers").length > 0 || listAt(wanted, "spec", "finalizers").length > 0;
  const leaves = textAt(meta, "deletionTimestamp") !== "" && !waits;
  if (!leaves) return server.store.put(resource, entry.key, wanted, entry)?.object;
  return server.store.remove(resource, entry) === undefined ? undefined : wanted;
}

/** Compares name, namespace, uid and resourceVersion; true when the client gave a resourceVersion of its own. */
function checkIdentity({ resource, name, namespace }: Place, given: JsonObject, current: JsonObject): boolean {
  const meta = metaOf(given);
  const said = textAt(meta, "name");
  if (said !== name)
    throw badRequest(`the name of the object (${said.slice(0, 253)}) does not match the name on the URL (${name})`);
  const saidNamespace = textAt(meta, "namespace");
  if (saidNamespace !== "" && saidNamespace !== namespace) {
    throw badRequest(
      `the namespace of the object (${saidNamespace.slice(0, 253)}) does not match the namespace on the request (${namespace})`,
    );
  }
  const uid = textAt(meta, "uid");
  const actual = textAt(current, "metadata", "uid");
  if (uid !== "" && uid !== actual) {
    throw conflict(
      resource,
      name,
      `Precondition failed: UID in precondition: ${uid.slice(0, 100)}, UID in object meta: ${actual}`,
    );
  }
  const version = textAt(meta, "resourceVersion");
  if (version === "" || version === "0") {
    if (resource.unconditionalUpdate) return false;
    throw invalid(resource, name, [invalidField("metadata.resourceVersion", 0, "must be specified for an update")]);
  }
  if (version !== textAt(current, "metadata", "resourceVersion")) throw conflict(resource, name, modified);
  return true;
}

/** The proposed object with what a writer of this part cannot change taken from the stored one. */
function owned({ resource, subresource, namespace }: Place, given: JsonObject, old: JsonObject): JsonObject {
  const before = metaOf(old);
  if (subresource === "status") {
    return given.status === undefined ? without(old, "status") : { ...old, status: given.status };
  }
  const object = withMeta(given, {
    uid: before.uid,
    creationTimestamp: before.creationTimestamp,
    deletionTimestamp: before.deletionTimestamp,
    deletionGracePeriodSeconds: before.deletionGracePeriodSeconds,
    generation: before.generation,
    resourceVersion: before.resourceVersion,
    selfLink: undefined,
    managedFields: undefined,
    ...(resource.namespaced ? { namespace } : {}),
  });
  if (!resource.status) return object;
  const bare = without(object, "status");
  return old.status === undefined ? bare : { ...bare, status: old.status };
}

function prepared(server: Server, place: Place, mutated: JsonObject, old: JsonObject): JsonObject {
  const { resource, subresource } = place;
  const object = owned(place, mutated, old);
  if (subresource === "status") return object;
  const complete = resource.strategy.update?.(object, old, timestamp(server.now())) ?? object;
  if (!resource.generation) return complete;
  const generation = Number(metaOf(old).generation ?? 1);
  return withMeta(complete, {
    generation: equal(desired(resource, complete), desired(resource, old)) ? generation : generation + 1,
  });
}

/** The part of an object whose change counts as a new generation. */
function desired(resource: Resource, object: JsonObject): JsonObject {
  return without(object, "metadata", ...(resource.status ? ["status"] : []));
}
