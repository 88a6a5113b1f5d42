import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject, typeName } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { Violation } from "@bubustack/engine/schema/violation";
import { textAt } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import { groupVersion } from "../resources/resource.ts";
import { badRequest } from "../status.ts";
import { dotted } from "../validation/violations.ts";

/** An object as the server understands it. */
export interface Decoded {
  /** Pruned and with defaults. */
  readonly object: JsonObject;
  /** What strict decoding complains about, such as `unknown field "spec.foo"`. */
  readonly strict: readonly string[];
}

/** Most complaints that one answer holds. */
const most = 20;

/** Understands a value as an object of a resource; 400 when it cannot be one. */
export function decode(resource: Resource, value: Json, duplicates: readonly Path[] = []): Decoded {
  if (!isObject(value)) {
    throw badRequest(
      `the object provided is unrecognized (must be of type ${resource.kind}): it is ${typeName(value)}`,
    );
  }
  checkType(resource, value);
  const strict = duplicates.map((path) => `duplicate field "${dotted(path)}"`);
  const object = complete(resource, value, (path) => {
    if (strict.length < most) strict.push(`unknown field "${dotted(path)}"`);
  });
  checkShape(resource, object);
  return { object, strict };
}

/** Understands a part of an object, as an apply sends it: pruned, and nothing filled in. */
export function decodePartial(resource: Resource, value: Json, duplicates: readonly Path[]): Decoded {
  if (!isObject(value)) throw badRequest(`error decoding YAML: it is ${typeName(value)}, not an object`);
  for (const field of ["apiVersion", "kind"])
    if (textAt(value, field) === "") throw badRequest(`Object '${field === "kind" ? "Kind" : field}' is missing`);
  checkType(resource, value);
  const strict = duplicates.map((path) => `duplicate field "${dotted(path)}"`);
  const pruned = resource.compiled().prune(value, (path) => {
    if (strict.length < most) strict.push(`unknown field "${dotted(path)}"`);
  });
  const object = isObject(pruned) ? pruned : value;
  checkShape(resource, object);
  return { object, strict };
}

/** Prunes an object and writes its defaults. */
export function complete(resource: Resource, value: JsonObject, onPruned?: (path: Path) => void): JsonObject {
  const schema = resource.compiled();
  const completed = schema.defaults(schema.prune(value, onPruned));
  if (!isObject(completed)) return value;
  const filled = resource.custom ? completed : withoutEmptyData(completed);
  const typed = { ...filled, apiVersion: groupVersion(resource), kind: resource.kind };
  return isObject(completed.metadata) ? { ...typed, metadata: trimmed(completed.metadata) } : typed;
}

/** The maps of ConfigMaps and Secrets, which a typed decoder does not tell from none where they are empty. */
const dataFields: ReadonlySet<string> = new Set(["data", "binaryData", "stringData"]);

function withoutEmptyData(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).filter(
      ([key, value]) => !dataFields.has(key) || (isObject(value) && Object.keys(value).length > 0),
    ),
  );
}

/** Metadata without what says nothing: null, empty texts, maps and lists. */
function trimmed(metadata: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(metadata).filter(([, value]) => {
      if (value === null || value === undefined || value === "") return false;
      return typeof value !== "object" || Object.keys(value).length > 0;
    }),
  );
}

function checkType(resource: Resource, object: JsonObject): void {
  const apiVersion = textAt(object, "apiVersion");
  const kind = textAt(object, "kind");
  if (kind === "" && resource.custom)
    throw badRequest(`Object 'Kind' is missing in the object of type ${resource.kind}`);
  if (apiVersion !== "" && apiVersion !== groupVersion(resource)) {
    throw badRequest(
      `the API version in the data (${apiVersion.slice(0, 100)}) does not match the expected API version (${groupVersion(resource)})`,
    );
  }
  if (kind !== "" && kind !== resource.kind) {
    const version = apiVersion.split("/").at(-1) ?? "";
    throw badRequest(
      `${kind.slice(0, 100)} in version "${version}" cannot be handled as a ${resource.kind}: no kind "${kind.slice(0, 100)}" is expected here`,
    );
  }
}

/** Types that a typed decoder would not take: all of a built-in kind, and the metadata of a custom one. */
function checkShape(resource: Resource, object: JsonObject): void {
  const wrong = resource
    .compiled()
    .check(object)
    .violations.find(({ rule, path }) => rule === "type" && (!resource.custom || path[0] === "metadata"));
  if (wrong !== undefined) throw cannotBe(resource, unmarshal(resource, wrong));
}

function unmarshal(resource: Resource, { path, value = null, limit = null }: Violation): string {
  const found = typeName(value).replace("integer", "number").replace("boolean", "bool");
  const into = `${resource.kind}.${dotted(path)}`;
  return `json: cannot unmarshal ${found} into Go struct field ${into} of type ${typeof limit === "string" ? limit : "object"}`;
}

function cannotBe(resource: Resource, why: string): Error {
  return badRequest(
    `${resource.kind} in version "${resource.version}" cannot be handled as a ${resource.kind}: ${why}`,
  );
}

/** The error of strict decoding, as one text. */
export function strictText(strict: readonly string[]): string {
  return `strict decoding error: ${strict.join(", ")}`;
}

/** Refuses an object whose strict decoding failed. */
export function strictRefusal(resource: Resource, strict: readonly string[]): Error {
  return cannotBe(resource, strictText(strict));
}
