/** What a typed decoder cannot take, in the words of Go's encoding/json. */
import type { Json } from "@bubustack/api/json";
import { isObject, typeName } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { Structural } from "@bubustack/api/structural";
import type { Violation } from "@bubustack/engine/schema/violation";
import { metadataSchema } from "../resources/metadata-schema.ts";
import type { Resource } from "../resources/resource.ts";

/** Why a violation keeps an object of a built-in kind, or metadata, from being decoded; undefined where it does not. */
export function decodingProblem(resource: Resource, violation: Violation): string | undefined {
  const { rule, path, value = null, limit, format } = violation;
  if (resource.custom) {
    if (path[0] !== "metadata" || rule !== "type") return undefined;
    return metadataUnfit({ ...violation, path: path.slice(1) });
  }
  if (rule === "format" && limit === "byte" && typeof value === "string") {
    const flaw = base64Flaw(value);
    return flaw === undefined ? undefined : `illegal base64 data at input byte ${flaw}`;
  }
  const where = [structOf(resource, path), ...names(resource.schema, path)];
  if (rule === "format" && limit === "int32") return unmarshal(value, where, "int32");
  if (rule !== "type") return undefined;
  const schema = schemaAt(resource.schema, path);
  const struct = schema?.properties === undefined ? undefined : `v1.${typeOf(resource, path)}`;
  return unmarshal(value, where, struct ?? goType(limit, format));
}

/** Why a value is no metadata; the path is one inside of it. */
export function metadataUnfit({ path, value = null, limit, format }: Omit<Violation, "rule">): string {
  if (path.length === 0) return `json: cannot unmarshal ${goValue(value)} into Go value of type v1.ObjectMeta`;
  return unmarshal(value, ["ObjectMeta", ...names(metadataSchema, path)], goType(limit, format));
}

function unmarshal(value: Json, where: readonly string[], type: string): string {
  return `json: cannot unmarshal ${goValue(value)} into Go struct field ${where.join(".")} of type ${type}`;
}

/** What was found; of a number that does not fit the number itself. */
function goValue(value: Json): string {
  if (typeof value === "boolean") return "bool";
  if (typeof value !== "number") return typeName(value);
  return Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? "number" : `number ${value}`;
}

/** A type of Go for what a schema wants. */
function goType(limit: Json | undefined, format: string | undefined): string {
  if (limit === "boolean") return "bool";
  if (limit === "integer") return format ?? "int64";
  if (limit === "integer or string") return "int32";
  if (limit === "string" && format === "byte") return "[]uint8";
  if (limit === "object") return "map[string]string";
  return limit === "array" ? "[]string" : String(limit);
}

/** The fields of a path without keys of maps and places in lists, as Go names them. */
function names(schema: Structural | undefined, path: Path): readonly string[] {
  const found: string[] = [];
  let current = schema;
  for (const part of path) {
    const known = typeof part === "string" ? current?.properties?.[part] : undefined;
    if (known !== undefined) found.push(String(part));
    const rest = current?.additionalProperties;
    current = typeof part === "number" ? current?.items : (known ?? (isObject(rest) ? rest : undefined));
  }
  return found;
}

function schemaAt(schema: Structural, path: Path): Structural | undefined {
  let current: Structural | undefined = schema;
  for (const part of path) {
    const rest: Structural | boolean | undefined = current?.additionalProperties;
    current =
      typeof part === "number"
        ? current?.items
        : (current?.properties?.[part] ?? (typeof rest === "object" ? rest : undefined));
  }
  return current;
}

/** The struct that a field is in; of those deep inside a kind the names are not known, and its part is named. */
function structOf(resource: Resource, path: Path): string {
  return typeOf(resource, path.length < 2 || isMapKey(resource.schema, path) ? path.slice(0, -2) : path.slice(0, -1));
}

function isMapKey(schema: Structural, path: Path): boolean {
  return schemaAt(schema, path.slice(0, -1))?.properties === undefined;
}

function typeOf({ kind }: Resource, path: Path): string {
  const [part, field] = path;
  if (part === undefined) return kind;
  if (part === "metadata") return field === "ownerReferences" ? "OwnerReference" : "ObjectMeta";
  const name = String(part);
  return `${kind}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** Where a text stops being Base64, as Go's decoder counts it; undefined where it is. Line breaks do not count. */
export function base64Flaw(text: string): number | undefined {
  let place = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === "\n" || char === "\r") continue;
    if (/[A-Za-z0-9+/]/.test(char)) {
      place = (place + 1) % 4;
      continue;
    }
    if (char !== "=" || place < 2) return at;
    return paddingFlaw(text, at, place);
  }
  return place === 0 ? undefined : text.replaceAll(/[\r\n]/g, "").length - place;
}

function paddingFlaw(text: string, first: number, place: number): number | undefined {
  let at = afterBreaks(text, first + 1);
  if (place === 2) {
    if (at === text.length) return at;
    if (text.charAt(at) !== "=") return at - 1;
    at = afterBreaks(text, at + 1);
  }
  return at < text.length ? at : undefined;
}

function afterBreaks(text: string, from: number): number {
  let at = from;
  while (text.charAt(at) === "\n" || text.charAt(at) === "\r") at++;
  return at;
}
