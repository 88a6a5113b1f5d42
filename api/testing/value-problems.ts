import type { Json } from "../json.ts";
import { isList, isObject } from "../json.ts";
import type { Structural } from "../structural.ts";

/** What keeps a value from satisfying a structural schema, one line each. */
export function valueProblems(schema: Structural, value: Json, at = ""): readonly string[] {
  if (schema["x-kubernetes-int-or-string"])
    return typeof value === "string" || Number.isInteger(value) ? [] : [`${at}: type`];
  if (schema.type !== undefined && !hasType(schema.type, value)) return [`${at}: type`];
  if (schema.enum && !schema.enum.includes(value)) return [`${at}: enum`];
  if (typeof value === "string") return textProblems(schema, value).map((problem) => `${at}: ${problem}`);
  if (typeof value === "number") return outside(value, schema.minimum, schema.maximum) ? [`${at}: range`] : [];
  if (isList(value)) return listProblems(schema, value, at);
  return isObject(value) ? objectProblems(schema, value, at) : [];
}

function hasType(type: string, value: Json): boolean {
  if (type === "array") return isList(value);
  if (type === "object") return isObject(value);
  if (type === "integer") return Number.isInteger(value);
  return typeof value === type;
}

function textProblems(schema: Structural, value: string): readonly string[] {
  const length = [...value].length;
  if (outside(length, schema.minLength, schema.maxLength)) return ["length"];
  return schema.pattern === undefined || new RegExp(schema.pattern, "u").test(value) ? [] : ["pattern"];
}

function listProblems(schema: Structural, value: readonly Json[], at: string): readonly string[] {
  if (outside(value.length, schema.minItems, schema.maxItems)) return [`${at}: items`];
  const { items } = schema;
  return items === undefined ? [] : value.flatMap((item, index) => valueProblems(items, item, `${at}[${index}]`));
}

function objectProblems(schema: Structural, value: { readonly [key: string]: Json | undefined }, at: string) {
  const missing = (schema.required ?? []).filter((name) => !Object.hasOwn(value, name));
  const inside = Object.entries(value).flatMap(([name, field]) => fieldProblems(schema, name, field ?? null, at));
  return [...missing.map((name) => `${at}.${name}: required`), ...inside];
}

function fieldProblems(schema: Structural, name: string, value: Json, at: string): readonly string[] {
  const { additionalProperties: others, "x-kubernetes-preserve-unknown-fields": free } = schema;
  const field = schema.properties?.[name] ?? (typeof others === "object" ? others : undefined);
  if (field !== undefined) return valueProblems(field, value, `${at}.${name}`);
  return free || others === true ? [] : [`${at}.${name}: unknown field`];
}

function outside(size: number, least: number | undefined, most: number | undefined): boolean {
  return size < (least ?? size) || size > (most ?? size);
}
