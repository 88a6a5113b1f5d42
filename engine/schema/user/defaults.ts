import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { copyOf, setOwn } from "../own.ts";
import type { UserSchema } from "./compile.ts";
import type { Node } from "./model.ts";
import { opacity } from "./opaque.ts";

/** Deepest nesting of values in which defaults are filled in. */
const deepest = 32;

interface Filling {
  left: number;
  /** The same value may be reached by many references; each schema fills a value once. */
  joins: number;
}

/**
 * Fills in the `default` values of a schema: only properties that are missing, never instead of a value of the wrong
 * type, through `properties`, `additionalProperties`, items, `allOf` and `$ref`, 32 levels deep. What is filled in is
 * itself filled in. Alternatives (`anyOf`, `oneOf`, `if`) fill in nothing. References and templates are left alone.
 * The same reference where nothing is missing. After `maxSteps` (default 100,000) the rest stays as it is.
 */
export function applyDefaults(schema: UserSchema, value: Json, maxSteps = 100_000): Json {
  if (!schema.fills) return value;
  return fill(schema.root, value, { left: maxSteps, joins: 0 }, 0);
}

const everything = { templates: true, references: true };

function fill(node: Node, value: Json, run: Filling, depth: number): Json {
  if (node.parts.fills !== true || depth > deepest || typeof value !== "object" || value === null) return value;
  if (opacity(value, everything, depth) !== "clear") return value;
  let filled: Json = value;
  if (isList(value)) filled = fillItems(node, value, run, depth);
  else if (isObject(value)) filled = fillFields(node, value, run, depth);
  for (const one of node.parts.joined ?? []) {
    if (--run.left < 0 || run.joins > deepest * 4) return filled;
    run.joins++;
    filled = fill(one, filled, run, depth);
    run.joins--;
  }
  return filled;
}

function fillItems({ parts }: Node, list: readonly Json[], run: Filling, depth: number): Json {
  let copy: Json[] | undefined;
  for (let i = 0; i < list.length; i++) {
    const node = parts.prefix?.[i] ?? parts.items;
    if (node === undefined || --run.left < 0) break;
    const given = list[i] ?? null;
    const found = fill(node, given, run, depth + 1);
    if (found === given) continue;
    copy ??= list.slice();
    copy[i] = found;
  }
  return copy ?? list;
}

function fillFields({ parts }: Node, object: JsonObject, run: Filling, depth: number): Json {
  let copy: { [key: string]: Json | undefined } | undefined;
  const put = (key: string, value: Json) => {
    copy ??= copyOf(object);
    setOwn(copy, key, value);
  };
  for (const [key, node] of parts.properties ?? []) {
    if (--run.left < 0) return copy ?? object;
    if (node.parts.fills !== true) continue;
    const given = Object.hasOwn(object, key) ? object[key] : undefined;
    const base = given === undefined ? defaultOf(node, 0) : given;
    if (base === undefined) continue;
    const found = fill(node, base, run, depth + 1);
    if (found !== given) put(key, found);
  }
  if (parts.additional?.parts.fills !== true) return copy ?? object;
  for (const key of Object.keys(object)) {
    if (--run.left < 0) break;
    const given = object[key];
    if (given === undefined || parts.properties?.has(key) === true) continue;
    const found = fill(parts.additional, given, run, depth + 1);
    if (found !== given) put(key, found);
  }
  return copy ?? object;
}

/** The default of a schema, or of one that it refers to. */
function defaultOf(node: Node, depth: number): Json | undefined {
  if (node.parts.default !== undefined || depth > 8) return node.parts.default;
  for (const one of node.parts.joined ?? []) {
    const found = defaultOf(one, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
