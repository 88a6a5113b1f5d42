/** The apply configuration of a MutatingAdmissionPolicy: a part of an object, merged by the schema's list and map types. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { Structural } from "@bubustack/api/structural";
import { BuiltObject, BuiltPatch } from "@bubustack/cel/kubernetes/mutation";
import type { Value } from "@bubustack/cel/values/value";
import { mergeApplied } from "../merge/fields/merge-applied.ts";
import { itemSchema } from "../merge/fields/shape.ts";
import { misplaced, patchJson } from "./patch-value.ts";

/** Merges what an expression came to over an object. */
export function applyConfiguration(
  object: JsonObject,
  value: Value,
  schema: Structural,
): { readonly document: Json } | { readonly problem: string } {
  if (!(value instanceof BuiltObject) || value instanceof BuiltPatch)
    return { problem: "unsupported return type from ApplyConfiguration expression" };
  const wrong = misplaced(value);
  if (wrong !== undefined) return { problem: wrong };
  const given = patchJson(value);
  const { apiVersion, kind } = object;
  const patch = { ...(isObject(given) ? given : {}), apiVersion, kind };
  const errors: string[] = [];
  inspect(patch, schema, "", errors);
  const failure = (why: string) => ({ problem: `error applying patch: ${why}` });
  if (errors.length > 0) return failure(`failed to convert patch object to typed object: ${several(errors)}`);
  const atomics = atomicsIn(patch, schema, "");
  if (atomics.length > 0)
    return failure(`invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: ${atomics.join(", ")}`);
  return { document: mergeApplied(object, patch, schema) };
}

function several(errors: readonly string[]): string {
  return errors.length === 1 ? (errors[0] ?? "") : ["errors:", ...errors.map((error) => `  ${error}`)].join("\n");
}

/** Atomic lists and maps that a part of an object would change. What the schema does not declare is not looked into. */
function atomicsIn(value: Json | undefined, schema: Structural, at: string): readonly string[] {
  if (isList(value)) {
    const type = schema["x-kubernetes-list-type"];
    const items = value.flatMap((item, index) => atomicsIn(item, itemSchema(schema), `${at}[${index}]`));
    return type === "map" || type === "set" ? items : [at, ...items];
  }
  if (!isObject(value)) return [];
  const { properties = {} } = schema;
  const fields = Object.entries(value).flatMap(([key, item]) => {
    const declared = Object.hasOwn(properties, key) ? properties[key] : undefined;
    return declared === undefined ? [] : atomicsIn(item, declared, `${at}.${key}`);
  });
  return schema["x-kubernetes-map-type"] === "atomic" ? [at, ...fields] : fields;
}

/** Whether a part of an object is one of the schema. */
function inspect(value: Json | undefined, schema: Structural, at: string, errors: string[]): void {
  if (value === null || value === undefined) return;
  if (isList(value)) inspectList(value, schema, at, errors);
  else if (isObject(value)) inspectMap(value, schema, at, errors);
  else {
    const wanted = expected(schema);
    if (wanted !== undefined && wanted !== kindOf(value)) errors.push(mismatch(at, wanted, value));
  }
}

function inspectList(list: readonly Json[], schema: Structural, at: string, errors: string[]): void {
  const wanted = expected(schema);
  if (wanted !== undefined && wanted !== "list") {
    errors.push(mismatch(at, wanted, list));
    return;
  }
  const type = schema["x-kubernetes-list-type"];
  const keys = schema["x-kubernetes-list-map-keys"] ?? [];
  const fields = itemSchema(schema).properties ?? {};
  const seen = new Set<string>();
  for (const [index, item] of list.entries()) {
    const place =
      type === "map" ? mapPlace(item, keys, fields) : type === "set" ? `[=${JSON.stringify(item)}]` : `[${index}]`;
    if (place === undefined) {
      const names = `[${keys.map((key) => JSON.stringify(key)).join(" ")}]`;
      errors.push(
        `${at}: element ${index}: associative list with keys has an element that omits all key fields ${names} (and doesn't have default values for any key fields)`,
      );
      return;
    }
    if (type !== undefined && type !== "atomic" && seen.has(place))
      errors.push(`${at}: duplicate entries for key ${place}`);
    seen.add(place);
    inspect(item, itemSchema(schema), `${at}${place}`, errors);
  }
}

/** `[name="a",port=1]`: keys by name; undefined for an item that has none of them. */
function mapPlace(
  item: Json,
  keys: readonly string[],
  fields: { readonly [name: string]: Structural },
): string | undefined {
  const parts: string[] = [];
  for (const key of keys.toSorted()) {
    const value = isObject(item) && Object.hasOwn(item, key) ? item[key] : fields[key]?.default;
    if (value !== undefined) parts.push(`${key}=${JSON.stringify(value)}`);
  }
  return parts.length === 0 ? undefined : `[${parts.join(",")}]`;
}

function inspectMap(value: JsonObject, schema: Structural, at: string, errors: string[]): void {
  const wanted = expected(schema);
  if (wanted !== undefined && wanted !== "map") {
    errors.push(mismatch(at, wanted, value));
    return;
  }
  const { properties = {}, additionalProperties } = schema;
  const open =
    schema["x-kubernetes-preserve-unknown-fields"] === true || schema["x-kubernetes-embedded-resource"] === true;
  const free = open || (schema.properties === undefined && additionalProperties === undefined);
  for (const [key, item] of Object.entries(value)) {
    const declared = Object.hasOwn(properties, key) ? properties[key] : undefined;
    const values = typeof additionalProperties === "object" ? additionalProperties : undefined;
    if (declared === undefined && values === undefined && !free)
      errors.push(`${at}.${key}: field not declared in schema`);
    else inspect(item, declared ?? values ?? {}, `${at}.${key}`, errors);
  }
}

/** The words for a value of another type; the API server shows it in the forms of Go. */
function mismatch(at: string, wanted: Wanted, value: Json): string {
  if (wanted === "numeric") return `${at}: expected numeric (int or float), got ${goType(value)}`;
  const shown = `&value.valueUnstructured{Value:${JSON.stringify(value)}}`;
  return `${at}: expected ${wanted}, got ${wanted === "string" ? shown : `&{${JSON.stringify(value)}}`}`;
}

function goType(value: Json): string {
  if (isList(value)) return "[]interface {}";
  if (isObject(value)) return "map[string]interface {}";
  return typeof value === "boolean" ? "bool" : typeof value;
}

type Wanted = "string" | "numeric" | "boolean" | "list" | "map";

function expected(schema: Structural): Wanted | undefined {
  if (schema["x-kubernetes-int-or-string"] === true) return undefined;
  switch (schema.type) {
    case "string":
    case "boolean":
      return schema.type;
    case "integer":
    case "number":
      return "numeric";
    case "array":
      return "list";
    case "object":
      return "map";
    default:
      return undefined;
  }
}

function kindOf(value: string | number | boolean): Wanted {
  return typeof value === "string" ? "string" : typeof value === "number" ? "numeric" : "boolean";
}
