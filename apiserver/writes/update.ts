import type { Json, JsonObject } from "@bubustack/api/json";
import { equal } from "@bubustack/api/json";
import type { Attributes } from "../admission/attributes.ts";
import { escalation } from "../authz/escalation.ts";
import { requireParamRights } from "../authz/param-rights.ts";
import { storedPolicy } from "../authz/policy.ts";
import { asStored, inVersion } from "../conversion/convert.ts";
import type { Convert } from "../conversion/on-demand.ts";
import { withConversions } from "../conversion/on-demand.ts";
import { keyOf, listAt, metaOf, textAt, withMeta, without } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import type { Server } from "../server.ts";
import { timestamp } from "../server.ts";
import { ApiError, badRequest, conflict, invalid, modified, namelessObject, notFound, qualified } from "../status.ts";
import type { Entry } from "../storage/entry.ts";
import { invalidField } from "../validation/field-error.ts";
import { uidErrors } from "../validation/metadata.ts";
import type { Call } from "../wire/call.ts";
import { ownersAfter } from "./author.ts";
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

/**
 * How often an update is tried again when another write comes first and the client gave no resourceVersion. The API server has no such limit; here one
 * of those who race has won each time, so that it takes as many writers of one object at one moment to reach it.
 */
const tries = 100;

/** The stored entry of a place; 404 when there is none. */
export function existing(server: Server, { resource, namespace, name }: Place): Entry {
  const entry = server.store.collection(resource).get(keyOf(namespace, name));
  if (entry === undefined) throw notFound(resource, name);
  return entry;
}

/** How an object is changed. */
export interface Change {
  /** Makes the wanted object from the stored one; called again after a lost race, and when a conversion is there. */
  readonly make: (current: JsonObject, convert: Convert) => JsonObject;
  /** Who owns what after it. Default: the author owns what was changed. An apply has worked it out itself: undefined is nobody. */
  readonly owners?: (given: JsonObject) => Json | undefined;
  /** The object is what a patch made of the stored one: another uid in it is a changed field. */
  readonly patches?: boolean;
}

/** Changes an object. */
export async function update(
  server: Server,
  call: Pick<Call, "user" | "warnings" | "signal">,
  place: Place,
  options: WriteOptions,
  change: Change,
): Promise<JsonObject> {
  for (let attempt = 1; ; attempt++) {
    const entry = existing(server, place);
    const { object: current } = await inVersion(server, place.resource, entry, call.signal);
    const given = await withConversions(server, place.resource, call.signal, (convert) =>
      change.make(current, convert),
    );
    // What a patch makes has the version of what it was applied to: one that names another is refused there, each time.
    const versioned = checkIdentity(place, given, current, change.patches === true) && change.patches !== true;
    const wanted = await admitted(server, call, place, options, change, given, current);
    if (wanted === undefined) return current;
    if (options.dryRun) return wanted;
    const written = await write(server, place.resource, entry, wanted, call.signal);
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
  change: Change,
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
  const next = owned(place, given, old, undefined);
  const managedFields =
    change.owners === undefined
      ? await withConversions(server, resource, call.signal, (convert) =>
          ownersAfter(server, options, { resource, subresource, live: old, next, given, convert }),
        )
      : change.owners(given);
  // Mutating webhooks see what was sent; what this door does not write is taken from the stored object after them.
  const mutated = await server.admission.mutate(
    { ...attributes, object: withMeta(given, { managedFields }) },
    (object) => complete(resource, object),
  );
  const wanted = prepared(server, place, owned(place, mutated ?? given, old, managedFields), old);
  const refusal = escalation({ resource, namespace, name, object: wanted, old }, call.user, storedPolicy(server.store));
  if (refusal !== undefined) throw refusal;
  judge(resource, wanted, old, call.warnings);
  requireParamRights(server, { resource, object: wanted, old, user: call.user });
  await server.admission.validate({ ...attributes, object: wanted });
  return equal(wanted, old) ? undefined : wanted;
}

/** Writes what was decided; an object that only waited for its last finalizer goes away. */
async function write(
  server: Server,
  resource: Resource,
  entry: Entry,
  wanted: JsonObject,
  signal: AbortSignal,
): Promise<JsonObject | undefined> {
  const meta = metaOf(wanted);
  const waits = listAt(meta, "finalizers").length > 0 || listAt(wanted, "spec", "finalizers").length > 0;
  const ends = Number(meta["deletionGracePeriodSeconds"] ?? 0) > 0;
  const leaves = textAt(meta, "deletionTimestamp") !== "" && !waits && !ends;
  if (!leaves) {
    const kept = server.store.put(resource, entry.key, await asStored(server, resource, wanted, signal), entry);
    return kept && (await inVersion(server, resource, kept, signal)).object;
  }
  return server.store.remove(resource, entry) === undefined ? undefined : wanted;
}

/** Compares name, namespace, uid and resourceVersion; true when the client gave a resourceVersion of its own. */
function checkIdentity(place: Place, given: JsonObject, current: JsonObject, patches: boolean): boolean {
  const { resource, name, namespace } = place;
  const meta = metaOf(given);
  const said = textAt(meta, "name");
  if (said === "") throw namelessObject(name);
  if (said !== name)
    throw badRequest(`the name of the object (${said.slice(0, 253)}) does not match the name on the URL (${name})`);
  const saidNamespace = textAt(meta, "namespace");
  if (saidNamespace !== "" && saidNamespace !== namespace) {
    throw badRequest("the namespace of the provided object does not match the namespace sent on the request");
  }
  const uid = textAt(meta, "uid");
  const actual = textAt(current, "metadata", "uid");
  const another = uid !== "" && uid !== actual;
  if (another && !patches) {
    throw conflict(
      resource,
      name,
      `StorageError: invalid object, Code: 4, Key: ${storageKey(place)}, ResourceVersion: 0, AdditionalErrorMsg: ` +
        `Precondition failed: UID in precondition: ${uid.slice(0, 100)}, UID in object meta: ${actual}`,
    );
  }
  const versioned = checkVersion(
    place,
    textAt(meta, "resourceVersion"),
    textAt(current, "metadata", "resourceVersion"),
  );
  if (another) throw invalid(resource, name, uidErrors(uid.slice(0, 100)));
  return versioned;
}

function checkVersion({ resource, name }: Place, version: string, current: string): boolean {
  requireNumber(version);
  if (version === "" || version === "0") {
    if (resource.unconditionalUpdate) return false;
    // The API server names the resource here, where all else names the kind.
    throw invalid({ group: "", kind: qualified(resource) }, name, [
      invalidField("metadata.resourceVersion", 0, "must be specified for an update"),
    ]);
  }
  if (version !== current) throw conflict(resource, name, modified);
  return true;
}

/** Where the API server keeps an object, as its words name it. */
function storageKey({ resource: { group, resource, custom }, namespace, name }: Place): string {
  const parts = [...(custom ? [group] : []), resource, namespace, name];
  return `/registry/${parts.filter((part) => part !== "").join("/")}`;
}

/** A version that no server has ever given; the API server fails on it. */
function requireNumber(version: string): void {
  if (version === "" || /^\d{1,19}$/.test(version)) return;
  const why = /^\d+$/.test(version) ? "value out of range" : "invalid syntax";
  throw new ApiError(500, "", `strconv.ParseUint: parsing ${JSON.stringify(version.slice(0, 100))}: ${why}`);
}

/** The proposed object with what a writer of this part cannot change taken from the stored one. */
function owned(
  { resource, subresource, namespace }: Place,
  given: JsonObject,
  old: JsonObject,
  managedFields: Json | undefined,
): JsonObject {
  const before = metaOf(old);
  if (subresource === "status") {
    const kept = withMeta(old, { managedFields });
    return given.status === undefined ? without(kept, "status") : { ...kept, status: given.status };
  }
  const object = withMeta(given, {
    uid: before.uid,
    creationTimestamp: before.creationTimestamp,
    deletionTimestamp: before.deletionTimestamp,
    deletionGracePeriodSeconds: before.deletionGracePeriodSeconds,
    generation: before.generation,
    resourceVersion: before.resourceVersion,
    selfLink: undefined,
    managedFields,
    ...(resource.namespaced ? { namespace } : {}),
  });
  if (!resource.status) return object;
  const bare = without(object, "status");
  return old.status === undefined ? bare : { ...bare, status: old.status };
}

/** The object as it is stored: completed by its kind, with its generation. */
function prepared(server: Server, { resource, subresource }: Place, object: JsonObject, old: JsonObject): JsonObject {
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
