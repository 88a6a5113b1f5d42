import type { JsonObject } from "@bubustack/api/json";
import type { Status } from "@bubustack/api/meta";
import type { Attributes } from "../admission/attributes.ts";
import { inVersion } from "../conversion/convert.ts";
import { at, listAt, metaOf, textAt, textsAt, withMeta } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import type { Server } from "../server.ts";
import { timestamp } from "../server.ts";
import { conflict, modified } from "../status.ts";
import type { Entry } from "../storage/entry.ts";
import type { Call } from "../wire/call.ts";
import type { DeleteOptions } from "./delete-options.ts";
import { requireMortal } from "./namespace.ts";
import type { Place } from "./update.ts";
import { existing } from "./update.ts";

/** The finalizers by which the garbage collector holds an object back. */
export const foreground = "foregroundDeletion";
export const orphan = "orphan";

const tries = 5;

/** What a delete did: the object still waits for its finalizers, or it is gone. */
export interface Deleted {
  readonly object: JsonObject;
  readonly gone: boolean;
}

/** Deletes an object, or marks it as going while finalizers hold it. `said` is the name that the request says. */
export async function remove(
  server: Server,
  call: Pick<Call, "user" | "warnings" | "signal">,
  place: Place,
  options: DeleteOptions,
  said = place.name,
): Promise<Deleted> {
  requireMortal(place.resource, place.name);
  for (let attempt = 1; ; attempt++) {
    const entry = existing(server, place);
    checkPreconditions(place, entry, options);
    const { object } = await inVersion(server, place.resource, entry, call.signal);
    await admitted(server, call, place, options, object, said);
    const done = carryOut(server, place.resource, entry, options);
    if (done !== undefined) return { object: marked(object, done.object), gone: done.gone };
    if (options.resourceVersion !== undefined || attempt >= tries) throw conflict(place.resource, place.name, modified);
  }
}

function checkPreconditions(
  { resource, name }: Place,
  { object }: Entry,
  { uid, resourceVersion }: DeleteOptions,
): void {
  const meta = metaOf(object);
  const differs = (what: string, wanted: string | undefined, actual: string) => {
    if (wanted === undefined || wanted === actual) return;
    const why = what === "UID" ? "deleted and then recreated" : "modified";
    // The API server names the kind here, where all else names the resource.
    throw conflict(
      { group: resource.group, resource: resource.kind },
      name,
      `the ${what} in the precondition (${wanted.slice(0, 100)}) does not match the ${what} in record (${actual}). ` +
        `The object might have been ${why}`,
    );
  };
  differs("UID", uid, textAt(meta, "uid"));
  differs("ResourceVersion", resourceVersion, textAt(meta, "resourceVersion"));
}

async function admitted(
  server: Server,
  call: Pick<Call, "user" | "warnings" | "signal">,
  place: Place,
  options: DeleteOptions,
  oldObject: JsonObject,
  said: string,
): Promise<void> {
  const { resource, name, namespace } = place;
  const attributes: Attributes = {
    resource,
    subresource: "",
    operation: "DELETE",
    name: said,
    namespace: resource.resource === "namespaces" && resource.group === "" ? name : namespace,
    oldObject,
    dryRun: options.dryRun,
    options: options.object,
    user: call.user,
    warnings: call.warnings,
    signal: call.signal,
  };
  await server.admission.mutate(attributes, (object) => object);
  await server.admission.validate(attributes);
}

/** The object in the version of the request as what is stored is now; a delete changes metadata only. */
function marked(object: JsonObject, stored: JsonObject): JsonObject {
  if (object["apiVersion"] === stored["apiVersion"]) return stored;
  const { labels, annotations } = metaOf(object);
  return withMeta({ ...object, metadata: metaOf(stored) }, { labels, annotations });
}

function carryOut(server: Server, resource: Resource, entry: Entry, options: DeleteOptions): Deleted | undefined {
  const next = mark(server, resource, entry.object, options);
  if (next === undefined) {
    if (options.dryRun) return { object: entry.object, gone: true };
    const object = server.store.remove(resource, entry);
    return object === undefined ? undefined : { object, gone: true };
  }
  if (next === entry.object || options.dryRun) return { object: next, gone: false };
  const stored = server.store.put(resource, entry.key, next, entry);
  return stored === undefined ? undefined : { object: stored.object, gone: false };
}

/** The object with a deletion timestamp, or undefined when nothing holds it back. A grace only becomes shorter. */
function mark(
  server: Server,
  resource: Resource,
  object: JsonObject,
  { propagation, grace: asked }: DeleteOptions,
): JsonObject | undefined {
  const meta = metaOf(object);
  const before = textsAt(meta, "finalizers").filter((finalizer) => finalizer !== foreground && finalizer !== orphan);
  const held =
    propagation === "Foreground" ? [...before, foreground] : propagation === "Orphan" ? [...before, orphan] : before;
  const grace = resource.strategy.grace?.(object, asked) ?? 0;
  const waits = held.length > 0 || listAt(object, "spec", "finalizers").length > 0;
  if (!waits && grace === 0) return undefined;
  const already = textAt(meta, "deletionTimestamp") !== "";
  const left = Number(meta["deletionGracePeriodSeconds"] ?? 0);
  if (already && left <= grace) return object;
  const generation = at(meta, "generation");
  const going = withMeta(object, {
    deletionTimestamp: timestamp(server.now() + grace * 1000),
    deletionGracePeriodSeconds: grace,
    ...(held.length === 0 ? {} : { finalizers: held }),
    ...(typeof generation === "number" ? { generation: generation + 1 } : {}),
  });
  if (resource.group !== "" || resource.resource !== "namespaces") return going;
  return { ...going, status: { phase: "Terminating" } };
}

/** The Status of a finished delete. */
export function deletedStatus(resource: Resource, object: JsonObject): Status {
  return {
    kind: "Status",
    apiVersion: "v1",
    metadata: {},
    status: "Success",
    details: {
      name: textAt(object, "metadata", "name"),
      ...(resource.group === "" ? {} : { group: resource.group }),
      kind: resource.resource,
      uid: textAt(object, "metadata", "uid"),
    },
  };
}
