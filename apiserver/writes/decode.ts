import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject, typeName } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { requireTyped } from "../apply/typed.ts";
import { isInEmbeddedMetadata } from "../resources/embedded.ts";
import { metadataSchema } from "../resources/metadata-schema.ts";
import { isEmptyObject, textAt } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import { groupVersion } from "../resources/resource.ts";
import { badRequest } from "../status.ts";
import { decodingProblem } from "../validation/decoding.ts";
import { embeddedFlaw } from "../validation/embedded.ts";
import { dotted } from "../validation/violations.ts";
import { cannotBe, checkType } from "./check-type.ts";

/** An object as the server understands it. */
export interface Decoded {
  /** Pruned and with defaults. */
  readonly object: JsonObject;
  /** What strict decoding complains about, such as `unknown field "spec.foo"`. */
  readonly strict: readonly string[];
  /** What refuses it all the same, once strict decoding was heard. */
  readonly refusal?: Error;
}

/** Most complaints that one answer holds. */
const most = 20;

/** Fields that are looked at for them; what a body of this size has beyond is not told. */
const mostSeen = 1_000;

/** How a value came about. */
export interface Origin {
  /** Fields that its text gives twice. */
  readonly duplicates?: readonly Path[];
  /** A patch made it of an object: its type is one of its fields then, and refused as such. */
  readonly patched?: boolean;
}

/** Understands a value as an object of a resource; 400 when it cannot be one. */
export function decode(resource: Resource, given: Json, { duplicates = [], patched = false }: Origin = {}): Decoded {
  // To a typed decoder, null says nothing.
  const value = given === null && !resource.custom ? {} : given;
  if (!isObject(value)) {
    throw badRequest(
      `the object provided is unrecognized (must be of type ${resource.kind}): it is ${typeName(value)}`,
    );
  }
  const refusal = checkType(resource, value, patched);
  const unknown: Path[] = [];
  const notice = (path: Path) => {
    if (unknown.length < mostSeen) unknown.push(path);
  };
  const object = refusal === undefined ? complete(resource, value, notice) : value;
  if (refusal === undefined) checkShape(resource, object, patched);
  else resource.otherVersion?.(textAt(value, "apiVersion")).prune(value, notice);
  const strict = [
    ...duplicates.map((path) => `duplicate field "${dotted(path)}"`),
    ...inOrder(resource, unknown).map((field) => `unknown field "${field}"`),
  ];
  return { object, strict: strict.slice(0, most), ...(refusal && { refusal }) };
}

/** As the API server tells of them: of custom kinds metadata first, then the fields, then the metadata inside of these. */
function inOrder(resource: Resource, paths: readonly Path[]): readonly string[] {
  if (!resource.custom) return paths.map(dotted);
  const inMetadata = paths.filter(([first]) => first === "metadata");
  const inside = paths.filter((path) => path[0] !== "metadata" && isInnerMetadata(resource, path));
  const others = paths.filter((path) => !inMetadata.includes(path) && !inside.includes(path));
  return [...inMetadata.map(dotted), ...others.map(dotted).sort(), ...inside.map(dotted).sort()];
}

function isInnerMetadata(resource: Resource, path: Path): boolean {
  return resource.embedded?.() === true && isInEmbeddedMetadata(resource.schema, path);
}

/** Understands a part of an object, as an apply sends it: nothing filled in, and nothing in it that its kind has not. */
export function decodePartial(resource: Resource, value: Json, duplicates: readonly Path[]): Decoded {
  if (!isObject(value)) throw badRequest(`error decoding YAML: it is ${typeName(value)}, not an object`);
  const [apiVersion, kind] = [textAt(value, "apiVersion"), textAt(value, "kind")];
  if (apiVersion !== groupVersion(resource) || kind !== resource.kind) {
    const written = apiVersion.includes("/") ? apiVersion : `/${apiVersion}`;
    throw badRequest(`invalid object type: ${written}, Kind=${kind}`.slice(0, 300));
  }
  requireTyped(resource, value);
  const strict = duplicates.map((path) => `duplicate field "${dotted(path)}"`);
  // No field is left to be dropped: only what is null says nothing.
  const pruned = resource.compiled().prune(value);
  return { object: isObject(pruned) ? pruned : value, strict };
}

/** Prunes an object and writes its defaults. */
export function complete(resource: Resource, value: JsonObject, onPruned?: (path: Path) => void): JsonObject {
  const schema = resource.compiled();
  const completed = schema.defaults(schema.prune(value, onPruned));
  if (!isObject(completed)) return value;
  const filled = resource.custom ? completed : withData(completed);
  const typed = { ...filled, apiVersion: groupVersion(resource), kind: resource.kind };
  const object = isObject(completed.metadata) ? { ...typed, metadata: trimmed(completed.metadata) } : typed;
  return resource.strategy.defaults?.(object) ?? object;
}

/** The maps of ConfigMaps and Secrets, which a typed decoder does not tell from none where they are empty. */
const dataFields: ReadonlySet<string> = new Set(["data", "binaryData", "stringData"]);

function withData(object: JsonObject): JsonObject {
  if (!Object.keys(object).some((key) => dataFields.has(key))) return object;
  return Object.fromEntries(
    Object.entries(object).flatMap(([key, value]) => {
      if (!dataFields.has(key)) return [[key, value]];
      return value === null || isEmptyObject(value) ? [] : [[key, isObject(value) ? withTexts(value) : value]];
    }),
  );
}

/** A map of texts as it is decoded: null is an empty one. */
function withTexts(map: JsonObject): JsonObject {
  if (!Object.values(map).includes(null)) return map;
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, value ?? ""]));
}

/** Metadata without what says nothing: null, empty texts, maps and lists. */
function trimmed(metadata: JsonObject): JsonObject {
  const kept = Object.entries(metadata).filter(([key, value]) => {
    if (value === null || value === undefined || value === "") return false;
    if (typeof value !== "object" || Object.keys(value).length > 0) return true;
    // A map in the place of a list, or the other way round, is no empty one: it cannot be decoded.
    return metadataSchema.properties?.[key]?.type !== (isList(value) ? "array" : "object");
  });
  return Object.fromEntries(
    kept.map(([key, value]) => [key, textMaps.has(key) && isObject(value) ? withTexts(value) : value]),
  );
}

const textMaps: ReadonlySet<string> = new Set(["labels", "annotations"]);

/** What a typed decoder would not take: of a built-in kind anything, of a custom one its metadata and that inside of it. */
function checkShape(resource: Resource, object: JsonObject, patched: boolean): void {
  for (const violation of resource.compiled().check(object).violations) {
    const problem = decodingProblem(resource, violation);
    if (problem !== undefined) throw cannotBe(resource, problem, patched);
  }
  const flaw = embeddedFlaw(resource, object);
  if (flaw !== undefined) throw cannotBe(resource, flaw, patched);
}

/** The error of strict decoding, as one text. */
export function strictText(strict: readonly string[]): string {
  return `strict decoding error: ${strict.join(", ")}`;
}

/** Refuses an object whose strict decoding failed. */
export function strictRefusal(resource: Resource, strict: readonly string[]): Error {
  return cannotBe(resource, strictText(strict), false);
}
