/** What Kubernetes asks of each keyword of a schema, in the words of apiextensions-apiserver `apis/apiextensions/validation`. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { at, listAt, objectAt, textAt, textsAt } from "../resources/object.ts";
import type { FieldError } from "../validation/field-error.ts";
import { forbiddenField, invalidField, notSupported, requiredField } from "../validation/field-error.ts";

const deepest = 400;
const types = ["array", "boolean", "integer", "number", "object", "string"];
const unsupported = ["id", "additionalItems", "patternProperties", "definitions", "dependencies", "$ref"];
const typeMeta: ReadonlySet<string> = new Set(["metadata", "kind", "apiVersion"]);

/** Whether an error says that a keyword is not known to Kubernetes at all. */
export function isUnsupported({ detail }: FieldError): boolean {
  return detail.endsWith(" is not supported");
}

/** What holds for a schema by where it stands. */
interface Around {
  /** Why it may have no default; empty where it may. */
  readonly noDefault: string;
  readonly insideMeta: boolean;
  readonly root: boolean;
  readonly depth: number;
}

/** Everything wrong with the keywords of a schema and of those below it. */
export function keywordErrors(root: JsonObject, field: string): readonly FieldError[] {
  const errors: FieldError[] = [];
  visit(root, field, { noDefault: "", insideMeta: false, root: true, depth: 0 }, errors);
  return errors;
}

function visit(schema: JsonObject, field: string, around: Around, errors: FieldError[]): void {
  if (around.depth > deepest) return;
  ownErrors(schema, field, around, errors);
  const inner: Around = { ...around, root: false, depth: around.depth + 1 };
  const { additionalProperties: rest, items } = schema;
  if (isObject(rest)) {
    const why = "inside additionalProperties applying to object metadata";
    visit(rest, `${field}.additionalProperties`, around.insideMeta ? { ...inner, noDefault: why } : inner, errors);
  }
  const holdsMeta = around.root || at(schema, "x-kubernetes-embedded-resource") === true;
  for (const [name, child] of Object.entries(objectAt(schema, "properties"))) {
    const meta = holdsMeta && typeMeta.has(name);
    const noDefault = meta && around.root ? `in top-level ${name}` : around.noDefault;
    const place = { ...inner, insideMeta: around.insideMeta || meta, noDefault };
    if (isObject(child)) visit(child, `${field}.properties[${name}]`, place, errors);
  }
  if (isObject(schema.not)) visit(schema.not, `${field}.not`, inner, errors);
  for (const key of ["allOf", "oneOf", "anyOf"]) {
    for (const [index, part] of listAt(schema, key).entries())
      if (isObject(part)) visit(part, `${field}.${key}[${index}]`, inner, errors);
  }
  if (isObject(items)) visit(items, `${field}.items`, inner, errors);
  listErrors(schema, field, errors);
}

function ownErrors(schema: JsonObject, field: string, around: Around, errors: FieldError[]): void {
  const type = textAt(schema, "type");
  if (type !== "" && !types.includes(type)) errors.push(notSupported(`${field}.type`, type, types));
  if (at(schema, "default") !== undefined && around.noDefault !== "")
    errors.push(forbiddenField(`${field}.default`, `must not be set ${around.noDefault}`));
  for (const key of unsupported)
    if (at(schema, key) !== undefined) errors.push(forbiddenField(`${field}.${key}`, `${key} is not supported`));
  if (type === "null")
    errors.push(forbiddenField(`${field}.type`, "type cannot be set to null, use nullable as an alternative"));
  if (Array.isArray(at(schema, "items")))
    errors.push(forbiddenField(`${field}.items`, "items must be a schema object and not an array"));
  if (around.insideMeta && at(schema, "x-kubernetes-embedded-resource") === true)
    errors.push(forbiddenField(`${field}.x-kubernetes-embedded-resource`, "must not be used inside of resource meta"));
  if (at(schema, "uniqueItems") === true) {
    const why = "uniqueItems cannot be set to true since the runtime complexity becomes quadratic";
    errors.push(forbiddenField(`${field}.uniqueItems`, why));
  }
  const rest = at(schema, "additionalProperties");
  if (rest !== undefined && rest !== true && Object.keys(objectAt(schema, "properties")).length > 0) {
    const why = "additionalProperties and properties are mutual exclusive";
    errors.push(forbiddenField(`${field}.additionalProperties`, why));
  }
  if (at(schema, "x-kubernetes-preserve-unknown-fields") === false)
    errors.push(invalidField(`${field}.x-kubernetes-preserve-unknown-fields`, false, "must be true or undefined"));
}

/** A type that a keyword goes with. */
function typeFor(schema: JsonObject, wanted: string, keyword: string, field: string, errors: FieldError[]): boolean {
  const type = textAt(schema, "type");
  if (type === wanted) return true;
  const why = `must be ${wanted} if ${keyword} is specified`;
  errors.push(type === "" ? requiredField(`${field}.type`, why) : invalidField(`${field}.type`, type, why));
  return false;
}

function listErrors(schema: JsonObject, field: string, errors: FieldError[]): void {
  const mapType = at(schema, "x-kubernetes-map-type");
  if (mapType !== undefined) {
    typeFor(schema, "object", "x-kubernetes-map-type", field, errors);
    choice(mapType, ["atomic", "granular"], `${field}.x-kubernetes-map-type`, errors);
  }
  const listType = at(schema, "x-kubernetes-list-type");
  const keys = textsAt(schema, "x-kubernetes-list-map-keys");
  if (listType !== undefined) {
    const typed = typeFor(schema, "array", "x-kubernetes-list-type", field, errors);
    if (typed && listType === "set") setErrors(objectAt(schema, "items"), `${field}.items`, errors);
    choice(listType, ["atomic", "set", "map"], `${field}.x-kubernetes-list-type`, errors);
  }
  if (keys.length > 0 && listType !== "map") {
    const place = `${field}.x-kubernetes-list-type`;
    const why = "must be map if x-kubernetes-list-map-keys is non-empty";
    errors.push(listType === undefined ? requiredField(place, why) : invalidField(place, listType, why));
  }
  if (listType === "map") mapErrors(schema, keys, field, errors);
  if (listType !== "map" && listType !== "set") return;
  if (at(schema, "items", "nullable") === true)
    errors.push(
      forbiddenField(`${field}.items.nullable`, `cannot be nullable when x-kubernetes-list-type is ${listType}`),
    );
  if (listType === "map") keyErrors(objectAt(schema, "items"), keys, `${field}.items`, errors);
}

function choice(value: Json, choices: readonly string[], field: string, errors: FieldError[]): void {
  if (typeof value !== "string" || !choices.includes(value)) errors.push(notSupported(field, value, choices));
}

/** Items of a set are compared as a whole. */
function setErrors(items: JsonObject, field: string, errors: FieldError[]): void {
  const why = "must be atomic as item of a list with x-kubernetes-list-type=set";
  const list = at(items, "x-kubernetes-list-type");
  if (items.type === "array" && list !== undefined && list !== "atomic")
    errors.push(invalidField(`${field}.x-kubernetes-list-type`, list, why));
  if (items.type === "object" && at(items, "x-kubernetes-map-type") !== "atomic")
    errors.push(invalidField(`${field}.x-kubernetes-map-type`, null, why));
}

function mapErrors(schema: JsonObject, keys: readonly string[], field: string, errors: FieldError[]): void {
  const place = `${field}.x-kubernetes-list-map-keys`;
  if (keys.length === 0) errors.push(requiredField(place, "must not be empty if x-kubernetes-list-type is map"));
  const items = at(schema, "items");
  if (items === undefined)
    errors.push(requiredField(`${field}.items`, "must have a schema if x-kubernetes-list-type is map"));
  if (!isObject(items)) return;
  const type = textAt(items, "type");
  if (type !== "object") {
    const why = "must be object if parent array's x-kubernetes-list-type is map";
    errors.push(invalidField(`${field}.items.type`, type, why));
    return;
  }
  for (const [index, key] of keys.entries()) {
    const property = at(items, "properties", key);
    if (property === undefined) errors.push(invalidField(place, keys, "entries must all be names of item properties"));
    else if (["array", "object"].includes(textAt(property, "type"))) {
      const why = "must be a scalar type if parent array's x-kubernetes-list-type is map";
      errors.push(invalidField(`${field}.items.properties[${key}].type`, type, why));
    }
    if (keys.indexOf(key) < index) errors.push(invalidField(place, keys, "must not contain duplicate entries"));
  }
}

/** Items of a list of maps are told apart by their keys: each has all of them. */
function keyErrors(items: JsonObject, keys: readonly string[], field: string, errors: FieldError[]): void {
  const required = textsAt(items, "required");
  for (const key of keys) {
    const property = at(items, "properties", key);
    if (property === undefined) continue;
    const place = `${field}.properties[${key}]`;
    const why = "this property is in x-kubernetes-list-map-keys, so it";
    if (!required.includes(key) && at(property, "default") === undefined)
      errors.push(requiredField(`${place}.default`, `${why} must have a default or be a required property`));
    if (at(property, "nullable") === true)
      errors.push(forbiddenField(`${place}.nullable`, `${why} cannot be nullable`));
  }
}
