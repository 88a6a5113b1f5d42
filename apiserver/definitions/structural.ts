/** Whether a schema is structural, in the words of apiextensions-apiserver `schema/validation.go`. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { equal, isObject } from "@bubustack/api/json";
import { at, listAt, objectAt, textAt } from "../resources/object.ts";
import type { FieldError } from "../validation/field-error.ts";
import { forbiddenField, invalidField, render, requiredField } from "../validation/field-error.ts";
import { linearPattern } from "../validation/pattern.ts";

/** Deeper schemas are as invalid, and unreadable. */
const deepest = 400;

/** Where a schema stands: what it lacks is said in other words. */
type Level = "root" | "item" | "field";

const typeWanted: { readonly [level in Level]: string } = {
  root: "must not be empty at the root",
  item: "must not be empty for specified array items",
  field: "must not be empty for specified object fields",
};

/** What keeps a schema from being structural, in alphabetical order as the API server lists it. */
export function structuralErrors(root: JsonObject, field: string): readonly FieldError[] {
  const errors: FieldError[] = [];
  visit(root, "root", field, errors, 0);
  completenessErrors(root, root, field, field, errors, 0);
  const shown = errors.map((error) => ({ error, text: render(error) }));
  return shown.toSorted((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)).map(({ error }) => error);
}

function visit(schema: JsonObject, level: Level, field: string, errors: FieldError[], depth: number): void {
  if (depth > deepest) return;
  const { items, additionalProperties: rest, type: given } = schema;
  const type = typeof given === "string" ? given : "";
  const embedded = at(schema, "x-kubernetes-embedded-resource") === true;
  if (type === "array" && items === undefined) errors.push(requiredField(`${field}.items`, "must be specified"));
  if (isObject(items)) visit(items, "item", `${field}.items`, errors, depth + 1);
  for (const [name, child] of Object.entries(objectAt(schema, "properties"))) {
    if (isObject(child)) visit(child, "field", `${field}.properties[${name}]`, errors, depth + 1);
  }
  if (rest !== undefined && rest !== false) {
    if (level === "root") errors.push(forbiddenField(`${field}.additionalProperties`, "must not be used at the root"));
    if (isObject(rest)) visit(rest, "field", `${field}.additionalProperties`, errors, depth + 1);
    if (embedded) {
      const why = "must not be used if x-kubernetes-embedded-resource is set";
      errors.push(forbiddenField(`${field}.additionalProperties`, why));
    }
  }
  extensionErrors(schema, field, errors);
  valueErrors(schema, field, errors, depth);
  typeErrors(schema, type, level, field, errors);
  metadataErrors(schema, level, embedded, field, errors);
  const preserves = at(schema, "x-kubernetes-preserve-unknown-fields") === true;
  if (embedded && !preserves && Object.keys(objectAt(schema, "properties")).length === 0) {
    const why =
      "must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields";
    errors.push(requiredField(`${field}.properties`, why));
  }
}

function typeErrors(schema: JsonObject, type: string, level: Level, field: string, errors: FieldError[]): void {
  const free =
    at(schema, "x-kubernetes-int-or-string") === true || at(schema, "x-kubernetes-preserve-unknown-fields") === true;
  if (at(schema, "x-kubernetes-embedded-resource") === true && type !== "object") {
    const why = "must be object if x-kubernetes-embedded-resource is true";
    errors.push(type === "" ? requiredField(`${field}.type`, why) : invalidField(`${field}.type`, type, why));
  } else if (type === "" && !free) errors.push(requiredField(`${field}.type`, typeWanted[level]));
  if (level === "root" && type !== "" && type !== "object")
    errors.push(invalidField(`${field}.type`, type, "must be object at the root"));
}

function extensionErrors(schema: JsonObject, field: string, errors: FieldError[]): void {
  if (at(schema, "x-kubernetes-int-or-string") !== true) return;
  for (const name of ["x-kubernetes-preserve-unknown-fields", "x-kubernetes-embedded-resource"]) {
    if (at(schema, name) === true)
      errors.push(invalidField(`${field}.${name}`, true, "must be false if x-kubernetes-int-or-string is true"));
  }
}

/** The schema of metadata says of names only what they look like: all else is the same for every kind. */
function metadataErrors(
  schema: JsonObject,
  level: Level,
  embedded: boolean,
  field: string,
  errors: FieldError[],
): void {
  const properties = objectAt(schema, "properties");
  const counts = level === "root" || embedded;
  for (const name of counts ? ["kind", "apiVersion"] : []) {
    const child = at(properties, name);
    if (child !== undefined && textAt(child, "type") !== "string")
      errors.push(invalidField(`${field}.properties[${name}].type`, textAt(child, "type"), "must be string"));
  }
  const metadata = at(properties, "metadata");
  if (!counts || !isObject(metadata)) return;
  const place = `${field}.properties[metadata]`;
  if (textAt(metadata, "type") !== "object")
    errors.push(invalidField(`${place}.type`, textAt(metadata, "type"), "must be object"));
  if (level !== "root") return;
  const { type: _, properties: named = {}, default: __, description: ___, ...others } = metadata;
  const onlyNames = Object.keys(isObject(named) ? named : {}).every((name) => nameFields.has(name));
  if (!onlyNames || Object.keys(others).length > 0 || textAt(metadata, "description") !== "") {
    const why = "must not specify anything other than name and generateName, but metadata is implicitly specified";
    errors.push(forbiddenField(place, why));
  }
}

const nameFields: ReadonlySet<string> = new Set(["name", "generateName"]);

const intOrString: Json = [{ type: "integer" }, { type: "string" }];

function valueErrors(schema: JsonObject, field: string, errors: FieldError[], depth: number, skipAnyOf = false): void {
  if (depth > deepest) return;
  const open = at(schema, "anyOf");
  if (!skipAnyOf && !(open !== undefined && equal(open, intOrString))) nested(schema, "anyOf", field, errors, depth);
  for (const [index, part] of listAt(schema, "allOf").entries()) {
    const first = at(part, "anyOf");
    const spared = index === 0 && first !== undefined && equal(first, intOrString);
    if (isObject(part)) nestedErrors(part, `${field}.allOf[${index}]`, errors, depth + 1, spared);
  }
  nested(schema, "oneOf", field, errors, depth);
  const none = at(schema, "not");
  if (isObject(none)) nestedErrors(none, `${field}.not`, errors, depth + 1);
  const pattern = textAt(schema, "pattern");
  const flaw = pattern === "" ? undefined : patternFlaw(pattern);
  if (flaw !== undefined) {
    const why = `must be a valid regular expression, but isn't: ${flaw}`;
    errors.push(invalidField(`${field}.pattern`, pattern, why));
  }
}

function nested(schema: JsonObject, key: string, field: string, errors: FieldError[], depth: number): void {
  for (const [index, part] of listAt(schema, key).entries())
    if (isObject(part)) nestedErrors(part, `${field}.${key}[${index}]`, errors, depth + 1);
}

function patternFlaw(pattern: string): string | undefined {
  try {
    linearPattern(pattern);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : "it is not one of RE2";
  }
}

/** What a part of `allOf` and its like may not say, and how it may not be. */
const onlyOutside: readonly (readonly [key: string, must: string])[] = [
  ["type", "be empty"],
  ["additionalProperties", "be undefined"],
  ["default", "be undefined"],
  ["title", "be empty"],
  ["description", "be empty"],
  ["nullable", "be false"],
  ["x-kubernetes-preserve-unknown-fields", "be false"],
  ["x-kubernetes-embedded-resource", "be false"],
  ["x-kubernetes-int-or-string", "be false"],
  ["x-kubernetes-list-map-keys", "be empty"],
  ["x-kubernetes-list-type", "be undefined"],
  ["x-kubernetes-map-type", "be undefined"],
  ["x-kubernetes-validations", "be empty"],
];

function nestedErrors(part: JsonObject, field: string, errors: FieldError[], depth: number, skipAnyOf = false): void {
  valueErrors(part, field, errors, depth, skipAnyOf);
  if (depth > deepest) return;
  const { items } = part;
  if (isObject(items)) nestedErrors(items, `${field}.items`, errors, depth + 1);
  for (const [name, child] of Object.entries(objectAt(part, "properties"))) {
    if (isObject(child)) nestedErrors(child, `${field}.properties[${name}]`, errors, depth + 1);
  }
  for (const [key, must] of onlyOutside) {
    const value = at(part, key);
    if (value === undefined || value === false || value === "" || (Array.isArray(value) && value.length === 0))
      continue;
    errors.push(forbiddenField(`${field}.${key}`, `must ${must} to be structural`));
  }
  if (at(part, "properties", "metadata") !== undefined)
    errors.push(forbiddenField(`${field}.properties[metadata]`, "must not be specified in a nested context"));
}

/** What `allOf` and its like say of fields must be said of fields that there are. `place` is where these should be. */
function completenessErrors(
  part: JsonObject,
  schema: JsonObject,
  place: string,
  field: string,
  errors: FieldError[],
  depth: number,
): void {
  if (depth > deepest) return;
  const below = (value: Json, at: string) => {
    if (isObject(value)) nestedCompleteness(value, schema, place, at, errors, depth + 1);
  };
  if (part.not !== undefined) below(part.not, `${field}.not`);
  for (const key of ["allOf", "anyOf", "oneOf"])
    for (const [index, value] of listAt(part, key).entries()) below(value, `${field}.${key}[${index}]`);
}

function nestedCompleteness(
  part: JsonObject,
  schema: JsonObject,
  place: string,
  field: string,
  errors: FieldError[],
  depth: number,
): void {
  if (depth > deepest) return;
  completenessErrors(part, schema, place, field, errors, depth + 1);
  const pair = (value: Json | undefined, known: Json | undefined, to: string, from: string) => {
    if (!isObject(value)) return;
    if (isObject(known)) nestedCompleteness(value, known, to, from, errors, depth + 1);
    else errors.push(requiredField(to, `because it is defined in ${from}`));
  };
  pair(part.items, schema.items, `${place}.items`, `${field}.items`);
  for (const [name, child] of Object.entries(objectAt(part, "properties"))) {
    const key = `properties[${name}]`;
    pair(child, at(schema, "properties", name), `${place}.${key}`, `${field}.${key}`);
  }
}
