import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { Structural } from "@bubustack/api/structural";
import { copyOf, setOwn } from "./own.ts";

/** A null for a field that takes none counts as absent. */
function takesNull(schema: Structural): boolean {
  return schema.nullable === true || (schema.type === undefined && schema["x-kubernetes-int-or-string"] !== true);
}

/** The fields that every object of the API has, whatever an embedded resource's schema says. */
const envelope = new Set(["apiVersion", "kind", "metadata"]);

/**
 * Drops unknown fields, and nulls where the schema takes none and has no default, as the API server does on every
 * write. Answers the same reference when nothing is dropped; `onPruned` hears the path of each unknown field.
 */
export function prune(schema: Structural, value: Json, onPruned?: (path: Path) => void, path: Path = []): Json {
  if (isList(value)) {
    const items = schema.items;
    if (items === undefined) return value;
    let out: Json[] | undefined;
    for (let i = 0; i < value.length; i++) {
      const given = value[i] ?? null;
      const next = prune(items, given, onPruned, onPruned ? [...path, i] : path);
      if (next === given) continue;
      out ??= value.slice();
      out[i] = next;
    }
    return out ?? value;
  }
  if (!isObject(value)) return value;
  return pruneObject(schema, value, onPruned, path);
}

function pruneObject(
  schema: Structural,
  value: JsonObject,
  onPruned: ((path: Path) => void) | undefined,
  path: Path,
): Json {
  const properties = schema.properties ?? {};
  const rest = schema.additionalProperties;
  const keeps = schema["x-kubernetes-preserve-unknown-fields"] === true || rest === true;
  const embedded = schema["x-kubernetes-embedded-resource"] === true;
  let out: { [key: string]: Json | undefined } | undefined;
  for (const key of Object.keys(value)) {
    const child = value[key];
    const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
    const childSchema = known ?? (typeof rest === "object" ? rest : undefined);
    if (childSchema === undefined) {
      if (keeps || (embedded && envelope.has(key))) continue;
      onPruned?.([...path, key]);
      out ??= copyOf(value);
      delete out[key];
      continue;
    }
    if (child === null && known !== undefined && known.default === undefined && !takesNull(known)) {
      out ??= copyOf(value);
      delete out[key];
      continue;
    }
    const next = prune(childSchema, child ?? null, onPruned, onPruned ? [...path, key] : path);
    if (next === child) continue;
    out ??= copyOf(value);
    setOwn(out, key, next);
  }
  return out ?? value;
}

/** Writes defaults into a value; undefined where the schema has none at any depth. */
export type Defaulter = ((value: Json) => Json) | undefined;

/** Compiles the `default`s of a schema: only the paths that have some are ever visited. */
export function defaulter(schema: Structural): Defaulter {
  const items = schema.items === undefined ? undefined : defaulter(schema.items);
  const rest = typeof schema.additionalProperties === "object" ? defaulter(schema.additionalProperties) : undefined;
  const children: [string, Structural, Defaulter][] = [];
  for (const [name, child] of Object.entries(schema.properties ?? {})) {
    const below = defaulter(child);
    if (below !== undefined || child.default !== undefined) children.push([name, child, below]);
  }
  if (items !== undefined) return (value) => (isList(value) ? mapList(value, items) : value);
  if (children.length === 0 && rest === undefined) return undefined;
  return (value) => (isObject(value) ? fill(value, children, rest) : value);
}

function mapList(value: readonly Json[], item: (value: Json) => Json): Json {
  let out: Json[] | undefined;
  for (let i = 0; i < value.length; i++) {
    const next = item(value[i] ?? null);
    if (next === value[i]) continue;
    out ??= value.slice();
    out[i] = next;
  }
  return out ?? value;
}

function fill(value: JsonObject, children: readonly [string, Structural, Defaulter][], rest: Defaulter): Json {
  let out: { [key: string]: Json | undefined } | undefined;
  for (const [name, schema, below] of children) {
    const given = Object.hasOwn(value, name) ? value[name] : undefined;
    const missing = given === undefined || (given === null && schema.default !== undefined && !takesNull(schema));
    const start = missing ? schema.default : given;
    if (start === undefined) continue;
    const next = below === undefined ? start : below(start);
    if (next === given) continue;
    out ??= copyOf(value);
    setOwn(out, name, next);
  }
  if (rest !== undefined) {
    const known = new Set(children.map(([name]) => name));
    for (const key of Object.keys(value)) {
      const given = value[key];
      if (known.has(key) || given === undefined) continue;
      const next = rest(given);
      if (next === given) continue;
      out ??= copyOf(value);
      setOwn(out, key, next);
    }
  }
  return out ?? value;
}
