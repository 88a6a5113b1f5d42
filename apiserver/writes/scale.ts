/** The subresource `scale`: how many replicas an object asks for and has, whatever its kind calls them. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject, typeName } from "@bubustack/api/json";
import { applyPatch, readPatch } from "@bubustack/policies/merge/json-patch";
import { mergePatch } from "@bubustack/policies/merge/merge-patch";
import type { Attributes } from "../admission/attributes.ts";
import { asStored, inVersion } from "../conversion/convert.ts";
import { at, metaOf, objectAt, textAt, withMeta } from "../resources/object.ts";
import type { Resource, Scale } from "../resources/resource.ts";
import type { Server } from "../server.ts";
import { badRequest, conflict, internal, invalid, methodNotAllowed, modified, unsupportedMedia } from "../status.ts";
import { invalidField } from "../validation/field-error.ts";
import { fieldErrors } from "../validation/violations.ts";
import { parseBody } from "../wire/body.ts";
import type { Answer, Call } from "../wire/call.ts";
import { ownersAfter } from "./author.ts";
import { judge } from "./judge.ts";
import type { WriteOptions } from "./options.ts";
import { writeOptions } from "./options.ts";
import type { Place } from "./update.ts";
import { existing } from "./update.ts";

const kind = { group: "autoscaling", version: "v1", kind: "Scale" } as const;
const jsonPatch = "application/json-patch+json";
const merge = "application/merge-patch+json";

/** Answers GET, PUT and PATCH of a scale. */
export async function scaleOf(server: Server, call: Call, place: Place, paths: Scale): Promise<Answer> {
  const entry = existing(server, place);
  const { object: old } = await inVersion(server, place.resource, entry, call.signal);
  const before = shown(old, paths);
  if (call.method === "GET" || call.method === "HEAD") return { code: 200, body: before };
  if (call.method !== "PUT" && call.method !== "PATCH") throw methodNotAllowed();
  const options = writeOptions(call, call.method === "PUT" ? "UpdateOptions" : "PatchOptions");
  const given = asked(call, before);
  checkIdentity(place, given, old);
  const attributes = { ...attributesOf(call, place, options), oldObject: before };
  const wanted = (await server.admission.mutate({ ...attributes, object: given }, (object) => object)) ?? given;
  const replicas = replicasOf(wanted);
  const next = scaled(server, place.resource, old, paths, replicas, options);
  requirePositive(place, next, paths, replicas);
  judge(place.resource, next, old, call.warnings);
  await server.admission.validate({ ...attributes, object: wanted });
  if (options.dryRun || at(old, ...paths.replicas) === replicas) return { code: 200, body: shown(next, paths) };
  const kept = await asStored(server, place.resource, next, call.signal);
  const stored = server.store.put(place.resource, entry.key, kept, entry);
  if (stored === undefined) throw conflict(place.resource, place.name, modified);
  const { object } = await inVersion(server, place.resource, stored, call.signal);
  return { code: 200, body: shown(object, paths) };
}

/** An object as its scale shows it. */
function shown(object: JsonObject, { replicas, status, selector, selectorOf }: Scale): JsonObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = metaOf(object);
  const wanted = at(object, ...replicas);
  const found = at(object, ...status);
  if (typeof wanted !== "number") throw internal(`the spec replicas field ".${replicas.join(".")}" does not exist`);
  const label = selectorOf?.(object) ?? (selector === undefined ? "" : textAt(object, ...selector));
  return {
    kind: kind.kind,
    apiVersion: `${kind.group}/${kind.version}`,
    metadata: Object.fromEntries(
      Object.entries({ name, namespace, uid, resourceVersion, creationTimestamp }).filter(
        ([, value]) => value !== undefined,
      ),
    ),
    spec: wanted === 0 ? {} : { replicas: wanted },
    status: { replicas: typeof found === "number" ? found : 0, ...(label === "" ? {} : { selector: label }) },
  };
}

/** The scale that a client wants. */
function asked(call: Call, before: JsonObject): JsonObject {
  const value = call.method === "PUT" ? parseBody(call).value : patched(call, before);
  if (!isObject(value))
    throw badRequest(`the object provided is unrecognized (must be of type Scale): it is ${typeName(value)}`);
  const said = textAt(value, "kind");
  if (said !== "" && said !== kind.kind) throw badRequest(`${said.slice(0, 100)} cannot be handled as a Scale`);
  return value;
}

function patched(call: Call, before: JsonObject): Json {
  if (call.contentType !== jsonPatch && call.contentType !== merge) throw unsupportedMedia([jsonPatch, merge]);
  const { value } = parseBody(call, [jsonPatch, merge]);
  if (call.contentType === merge) return mergePatch(before, value);
  const read = readPatch(value);
  if ("problem" in read) throw badRequest(`error decoding patch: ${read.problem}`);
  const result = applyPatch(before, read.operations);
  if ("problem" in result) throw badRequest(`error applying patch: ${result.problem}`);
  return result.document;
}

function checkIdentity({ resource, name }: Place, given: JsonObject, old: JsonObject): void {
  const said = textAt(given, "metadata", "name");
  if (said !== "" && said !== name)
    throw badRequest(`the name of the object (${said.slice(0, 253)}) does not match the name on the URL (${name})`);
  const version = textAt(given, "metadata", "resourceVersion");
  if (version !== "" && version !== textAt(old, "metadata", "resourceVersion"))
    throw conflict(resource, name, modified);
}

function replicasOf(wanted: JsonObject): number {
  const replicas = at(wanted, "spec", "replicas") ?? 0;
  if (typeof replicas === "number" && Number.isInteger(replicas)) return replicas;
  throw badRequest(
    `json: cannot unmarshal ${typeName(replicas)} into Go struct field ScaleSpec.spec.replicas of type int32`,
  );
}

/** Refuses less than nothing, with what the schema says of it. */
function requirePositive(
  { resource, name }: Place,
  next: JsonObject,
  { replicas: path }: Scale,
  replicas: number,
): void {
  if (replicas >= 0) return;
  const { violations } = resource.compiled().check(next);
  const own = invalidField(`.${path.join(".")}`, replicas, "should be a non-negative integer");
  throw invalid(resource, name, [...fieldErrors(violations), own]);
}

function attributesOf(call: Call, place: Place, options: WriteOptions): Omit<Attributes, "object"> {
  return {
    resource: place.resource,
    kind,
    subresource: "scale",
    operation: "UPDATE",
    name: place.name,
    namespace: place.namespace,
    dryRun: options.dryRun,
    options: options.object,
    user: call.user,
    warnings: call.warnings,
    signal: call.signal,
  };
}

/** The object with another number of replicas. */
function scaled(
  server: Server,
  resource: Resource,
  old: JsonObject,
  paths: Scale,
  replicas: number,
  options: WriteOptions,
): JsonObject {
  const next = placed(old, paths.replicas, replicas);
  const managedFields = ownersAfter(server, options, { resource, subresource: "scale", live: old, next, given: next });
  const generation = Number(metaOf(old).generation ?? 1);
  return withMeta(next, { managedFields, ...(resource.generation && { generation: generation + 1 }) });
}

function placed(into: JsonObject, [key = "", ...rest]: readonly string[], value: Json): JsonObject {
  return { ...into, [key]: rest.length === 0 ? value : placed(objectAt(into, key), rest, value) };
}
