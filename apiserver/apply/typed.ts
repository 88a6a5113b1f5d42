/**
 * Whether what is applied fits the types of its kind, in the words of structured-merge-diff. It is looser than the schema: an
 * integer is any number, and what an object must have is not asked. Fields that are not declared are refused whatever
 * `fieldValidation` says.
 */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject, typeName } from "@bubustack/api/json";
import type { Structural } from "@bubustack/api/structural";
import { textAt } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import { groupVersion } from "../resources/resource.ts";
import { ApiError } from "../status.ts";

/** Most problems that one answer holds. */
const most = 20;

/** Refuses (500) what is no object of its kind. */
export function requireTyped(resource: Resource, applied: JsonObject): void {
  const problems = typeProblems(resource, applied);
  if (problems.length === 0) return;
  const [first = ""] = problems;
  const list = problems.length === 1 ? first : ["errors:", ...problems.map((problem) => `  ${problem}`)].join("\n");
  const version = groupVersion(resource);
  const object = `${textAt(applied, "metadata", "namespace")}/${textAt(applied, "metadata", "name")}`;
  const kind = `${version.includes("/") ? version : `/${version}`}, Kind=${resource.kind}`;
  throw new ApiError(500, "", `failed to create typed patch object (${object}; ${kind}): ${list}`);
}

/** What is wrong, each with its path: `.spec.strange: field not declared in schema`. */
export function typeProblems(resource: Resource, applied: JsonObject): readonly string[] {
  const problems: string[] = [];
  visit(resource.schema, applied, "", problems);
  return problems.slice(0, most);
}

function visit(schema: Structural, value: Json, path: string, problems: string[]): void {
  if (value === null || problems.length >= most || isOpen(schema)) return;
  const say = (text: string) => problems.push(path === "" ? text : `${path}: ${text}`);
  if (schema["x-kubernetes-int-or-string"] === true) {
    if (typeof value === "object") say(`expected any scalar, got ${JSON.stringify(value)}`);
    return;
  }
  switch (schema.type) {
    case "string":
      if (typeof value !== "string")
        say(`expected string, got &value.valueUnstructured{Value:${JSON.stringify(value)}}`);
      return;
    case "boolean":
      if (typeof value !== "boolean") say(`expected boolean, got ${shown(value)}`);
      return;
    case "integer":
    case "number":
      if (typeof value !== "number") say(`expected numeric (int or float), got ${goType(value)}`);
      return;
    case "array":
      if (isList(value)) visitList(schema, value, path, problems);
      else say(`expected list, got ${shown(value)}`);
      return;
    case "object":
      if (isObject(value)) visitMap(schema, value, path, problems);
      else say(`expected map, got ${shown(value)}`);
  }
}

/** Of which everything is taken as it is: a type is not named, or nothing is said of the fields that are kept. */
function isOpen({ type, properties, additionalProperties: rest, ...schema }: Structural): boolean {
  if (type === undefined) return schema["x-kubernetes-int-or-string"] !== true;
  return schema["x-kubernetes-preserve-unknown-fields"] === true && properties === undefined && rest === undefined;
}

function visitMap(schema: Structural, value: JsonObject, path: string, problems: string[]): void {
  const { properties = {}, additionalProperties: rest } = schema;
  const keeps = schema["x-kubernetes-preserve-unknown-fields"] === true || rest === true;
  const embeds = schema["x-kubernetes-embedded-resource"] === true;
  for (const [key, child = null] of Object.entries(value)) {
    const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
    const below = known ?? (typeof rest === "object" ? rest : undefined);
    if (below !== undefined) visit(below, child, `${path}.${key}`, problems);
    else if (!keeps && !(embeds && envelope.has(key))) {
      problems.push(`${path}.${key}: field not declared in schema`);
      // The API server looks at no further field of an object that has such a one.
      return;
    }
  }
}

const envelope: ReadonlySet<string> = new Set(["apiVersion", "kind", "metadata"]);

function visitList(schema: Structural, value: readonly Json[], path: string, problems: string[]): void {
  const { items = {} } = schema;
  const type = schema["x-kubernetes-list-type"];
  const seen = new Set<string>();
  for (const [index, item] of value.entries()) {
    if (type !== "set" && type !== "map") {
      visit(items, item, `${path}[${index}]`, problems);
      continue;
    }
    const key = type === "set" ? setKey(item) : mapKey(schema, item);
    if ("problem" in key) {
      problems.push(`${path}: element ${index}: ${key.problem}`);
      return;
    }
    if (seen.has(key.text)) problems.push(`${path}: duplicate entries for key ${key.text}`);
    seen.add(key.text);
    visit(items, item, `${path}${key.text}`, problems);
  }
}

type Key = { readonly text: string } | { readonly problem: string };

function setKey(item: Json): Key {
  if (item === null) return { problem: "associative list without keys has an element that's an explicit null" };
  if (isList(item)) return { problem: "not supported: associative list with lists as elements" };
  if (isObject(item)) return { problem: "associative list without keys has an element that's a map type" };
  return { text: `[=${JSON.stringify(item)}]` };
}

function mapKey(schema: Structural, item: Json): Key {
  if (item === null) return { problem: "associative list with keys may not have a null element" };
  if (!isObject(item)) return { problem: "associative list with keys may not have non-map elements" };
  const keys = schema["x-kubernetes-list-map-keys"] ?? [];
  const fields = keys.flatMap((key) => {
    const value = Object.hasOwn(item, key) ? item[key] : schema.items?.properties?.[key]?.default;
    return value === undefined ? [] : [`${key}=${JSON.stringify(value)}`];
  });
  if (fields.length > 0) return { text: `[${fields.toSorted().join(",")}]` };
  const omitted = `[${keys.map((key) => JSON.stringify(key)).join(" ")}]`;
  return {
    problem: `associative list with keys has an element that omits all key fields ${omitted} (and doesn't have default values for any key fields)`,
  };
}

function shown(value: Json): string {
  return JSON.stringify(value);
}

function goType(value: Json): string {
  if (isList(value)) return "[]interface {}";
  if (isObject(value)) return "map[string]interface {}";
  return typeName(value).replace("boolean", "bool");
}
