import type { Type } from "../type/type.ts";
import * as types from "../type/type.ts";
import { utf8Length } from "../values/utf8.ts";
import { requestSize, sizesOf } from "./bounds.ts";
import { escapeName } from "./names.ts";
import type { Structural } from "./structural.ts";
import { asResource, deepest, isEmbedded, isIntOrString, propertiesOf, valuesOf } from "./structural.ts";

/** What a schema declares: a type, and how large its values may be. */
export interface Declared {
  readonly type: Type;
  /** Of an object, by their names in expressions. */
  readonly fields: ReadonlyMap<string, Declared> | undefined;
  /** Of a map. */
  readonly key: Declared | undefined;
  /** Of a list or a map. */
  readonly element: Declared | undefined;
  /** The most characters, bytes, elements or entries; 0 for what has none. */
  readonly maxElements: number;
  /** The fewest bytes of such a value in JSON. */
  readonly minSize: number;
}

/** What a schema is declared as. */
export interface DeclareOptions {
  /** True for the schema of a whole resource, which has `apiVersion`, `kind` and names. */
  readonly root?: boolean;
  /** The name of the type, and the beginning of the names of types below it. */
  readonly name: string;
}

/**
 * The declaration of a structural schema, as the API server makes it for rules of CustomResourceDefinitions. Undefined
 * where expressions cannot read such values: a schema without a type, a list or map of such. Fields like that are left
 * out, and so are those whose names cannot be written.
 */
export function declare(schema: Structural, { root = false, name }: DeclareOptions): Declared | undefined {
  return declared(schema, root, name, 0);
}

function declared(given: Structural, root: boolean, name: string, depth: number): Declared | undefined {
  if (typeof given !== "object" || given === null || depth > deepest) return undefined;
  if (isIntOrString(given)) return scalar(types.dyn, given);
  const schema = root ? asResource(given) : given;
  switch (schema.type) {
    case "array":
      return ofList(schema, name, depth);
    case "object":
      return valuesOf(schema) === undefined ? ofObject(schema, name, depth) : ofMap(schema, name, depth);
    case "string":
      return scalar(formats.get(schema.format ?? "") ?? types.string, schema);
    case "boolean":
      return scalar(types.bool, schema);
    case "number":
      return scalar(types.double, schema);
    case "integer":
      return scalar(types.int, schema);
    default:
      return undefined;
  }
}

const formats: ReadonlyMap<string, Type> = new Map([
  ["byte", types.bytes],
  ["duration", types.duration],
  ["date", types.timestamp],
  ["date-time", types.timestamp],
]);

function scalar(type: Type, schema: Structural): Declared {
  return { type, fields: undefined, key: undefined, element: undefined, ...sizesOf(type, schema) };
}

function ofList(schema: Structural, name: string, depth: number): Declared | undefined {
  const element = schema.items && declared(schema.items, isEmbedded(schema.items), `${name}.@idx`, depth + 1);
  if (element === undefined) return undefined;
  const maxElements = bound(schema.maxItems) ?? Math.floor((requestSize - 2) / (element.minSize + 1));
  return { type: types.list(element.type), fields: undefined, key: undefined, element, maxElements, minSize: 2 };
}

/** Keys of maps have no bound: the API server takes none as 0. */
const key: Declared = { ...scalar(types.string, {}), maxElements: 0 };
/** An entry of a map in JSON: quotes, colon, comma and at least one character more. */
const entry = 6;

function ofMap(schema: Structural, name: string, depth: number): Declared | undefined {
  const values = valuesOf(schema);
  const element = values && declared(values, isEmbedded(values), `${name}.@elem`, depth + 1);
  if (element === undefined) return undefined;
  const maxElements = bound(schema.maxProperties) ?? Math.floor((requestSize - 2) / (element.minSize + entry));
  const type = types.map(types.string, element.type);
  return { type, fields: undefined, key, element, maxElements, minSize: 2 };
}

function ofObject(schema: Structural, name: string, depth: number): Declared {
  const fields = new Map<string, Declared>();
  const required = new Set(Array.isArray(schema.required) ? schema.required : []);
  let minSize = 2;
  for (const [property, inner] of propertiesOf(schema)) {
    const escaped = escapeName(property);
    const field = declared(inner, isEmbedded(inner), `${name}.${escaped ?? property}`, depth + 1);
    if (field === undefined) continue;
    if (escaped !== undefined) fields.set(escaped, field);
    // What has a default may be left out by who writes the object.
    if (required.has(property) && (inner.default ?? null) === null) minSize += utf8Length(property) + field.minSize + 4;
  }
  return { type: types.struct(name), fields, key: undefined, element: undefined, maxElements: 0, minSize };
}

function bound(value: number | undefined): number | undefined {
  return typeof value === "number" ? Math.max(0, value) : undefined;
}
