import type { Property } from "../values/typed.ts";
import { Fields, KeyedList, SetList } from "../values/typed.ts";
import type { Value } from "../values/value.ts";
import { adapt, CelError, Double, isPlain } from "../values/value.ts";
import { formats } from "./formats.ts";
import { escapeName, isReservedField } from "./names.ts";
import type { Structural } from "./structural.ts";
import { asResource, deepest, isEmbedded, isIntOrString, propertiesOf, valuesOf } from "./structural.ts";

/** Makes of JSON the value that expressions see. */
export type Convert = (value: Value) => Value;

/**
 * How JSON becomes a value under a structural schema, as in rules of a CustomResourceDefinition: numbers and texts of
 * formats have the declared types, fields their names in expressions, a null in an object is an absent field, lists of
 * type set or map compare without order. What the schema does not allow is an error where it is read. Parts that need no
 * change are the same references. Make it once a schema; parts are made when a value first reaches them.
 */
export function converter(schema: Structural, options: { readonly root?: boolean } = {}): Convert {
  return converting(options.root === true ? asResource(schema) : schema, 0);
}

function converting(given: Structural, depth: number): Convert {
  if (typeof given !== "object" || given === null || depth > deepest) return () => wrong("a value of a known type");
  const schema = isEmbedded(given) ? asResource(given) : given;
  let made: Convert | undefined;
  return (raw) => {
    const value = adapt(raw);
    if (value === null)
      return schema.nullable === true ? null : new CelError("invalid data, got null for schema with nullable=false");
    made ??= ofType(schema, depth);
    return made(value);
  };
}

function ofType(schema: Structural, depth: number): Convert {
  if (isIntOrString(schema))
    return (value) =>
      typeof value === "string" || isInt(value)
        ? value
        : new CelError("invalid data, expected XIntOrString value to be either a string or integer");
  switch (schema.type) {
    case "object":
      return ofObject(schema, depth);
    case "array":
      return ofArray(schema, depth);
    case "string":
      return ofString(formats.get(schema.format ?? ""));
    case "number":
      return (value) =>
        value instanceof Double ? value : isInt(value) ? new Double(Number(value)) : wrong("float", value);
    case "integer":
      return (value) => (isInt(value) ? value : wrong("int", value));
    case "boolean":
      return (value) => (typeof value === "boolean" ? value : wrong("bool", value));
    default:
      return (value) => value;
  }
}

function isInt(value: Value): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}

function ofString(read: ((text: string) => Value) | undefined): Convert {
  return (value) => {
    if (typeof value !== "string") return wrong("string", value);
    return read === undefined ? value : read(value);
  };
}

function ofArray(schema: Structural, depth: number): Convert {
  const items = schema.items === undefined ? undefined : converting(schema.items, depth + 1);
  if (items === undefined) return () => new CelError("invalid array type, expected Items with a non-empty Schema");
  const kind = schema["x-kubernetes-list-type"];
  // As the API server has it, these are the escaped names, looked for in the object as it was sent.
  const keys = (schema["x-kubernetes-list-map-keys"] ?? []).map((key) => escapeName(key) ?? key);
  return (value) => {
    if (!Array.isArray(value))
      return new CelError("invalid data, expected an array for the provided schema with type=array");
    if (kind === "map" || kind === "set") {
      const list = kind === "map" ? new KeyedList(keys) : new SetList();
      for (const item of value) list.push(items(item));
      return list;
    }
    return sameOr(value, value.map(items));
  };
}

/** The list itself where nothing of it was changed. */
function sameOr(value: readonly Value[], made: readonly Value[]): readonly Value[] {
  for (let index = 0; index < made.length; index++) if (made[index] !== value[index]) return made;
  return value;
}

function ofObject(schema: Structural, depth: number): Convert {
  const values = valuesOf(schema);
  const fields = isEmbedded(schema) || schema.properties !== undefined;
  const convert = fields || values === undefined ? withFields(schema, depth) : asMap(converting(values, depth + 1));
  return (value) =>
    isPlain(value)
      ? convert(value)
      : new CelError("invalid data, expected a map for the provided schema with type=object");
}

type Plain = { readonly [key: string]: Value };

function asMap(values: Convert): (value: Plain) => Value {
  return (value) => {
    let changed = false;
    const entries = Object.keys(value).map((key): [string, Value] => {
      const made = values(value[key] ?? null);
      changed ||= made !== value[key];
      return [key, made];
    });
    return changed ? Object.fromEntries(entries) : value;
  };
}

function withFields(schema: Structural, depth: number): (value: Plain) => Value {
  const properties = new Map<string, Property>();
  for (const [name, inner] of propertiesOf(schema))
    properties.set(name, { name: escapeName(name), convert: converting(inner, depth + 1) });
  return (value) => {
    const keys = Object.keys(value);
    const made = new Array<Value>(keys.length);
    let same = true;
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] as string;
      const property = properties.get(key);
      const raw = value[key] ?? null;
      const item = property === undefined || raw === null ? null : property.convert(raw);
      made[index] = item;
      if (item === null || item !== raw || property?.name !== key) same = false;
    }
    return same ? value : gather(value, properties, keys, made);
  };
}

function gather(
  raw: Plain,
  properties: ReadonlyMap<string, Property>,
  keys: readonly string[],
  made: readonly Value[],
): Fields {
  const fields = new Fields(raw, properties);
  const target = fields as { [name: string]: Value };
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string;
    const property = properties.get(key);
    if (property?.name === undefined || (raw[key] ?? null) === null) continue;
    target[property.name] = made[index] ?? null;
    if (isReservedField(key)) Object.defineProperty(fields, key, { value: made[index] });
  }
  return fields;
}

/** How Go calls the types of JSON. */
function goType(value: Value): string {
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "bool";
  if (isInt(value)) return "int64";
  if (value instanceof Double) return "float64";
  return Array.isArray(value) ? "[]interface {}" : "map[string]interface {}";
}

function wrong(wanted: string, value?: Value): CelError {
  return new CelError(`invalid data, expected ${wanted}${value === undefined ? "" : `, got ${goType(value)}`}`);
}
