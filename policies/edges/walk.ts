/** Walks through arbitrary JSON. Nothing here throws, and the work is bounded by the size of what is walked. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";

/** A value and where it stands. */
export interface Found {
  readonly path: Path;
  readonly value: Json;
}

/** Deepest nesting of parallel branches that is followed; deeper ones are refused. */
const deepest = 8;
const blocks = ["steps", "compensations", "finally"] as const;

/** The steps of a Story, branches of parallel steps included: the three blocks first, then level by level. */
export function stepsOf(story: JsonObject): readonly Found[] {
  const spec = story["spec"];
  if (!isObject(spec)) return [];
  const all: Found[] = [];
  let level: readonly Found[] = blocks.flatMap((block) => items(["spec", block], spec[block]));
  for (let depth = 0; depth <= deepest && level.length > 0; depth++) {
    for (const step of level) all.push(step);
    level = level.flatMap(branchesOf);
  }
  return all;
}

function branchesOf({ path, value }: Found): readonly Found[] {
  if (!isObject(value) || value["type"] !== "parallel" || !isObject(value["with"])) return [];
  return items([...path, "with", "steps"], value["with"]["steps"]);
}

/** The objects of a list. */
function items(path: Path, value: Json | undefined): readonly Found[] {
  if (!isList(value)) return [];
  return value.flatMap((item, at) => (isObject(item) ? [{ path: [...path, at], value: item }] : []));
}

/** One step of a field pattern: a key, the items of a list, or the values of a map. */
export type Part = string | typeof listItems | typeof mapValues;
const listItems = Symbol("[]");
const mapValues = Symbol("{}");

/** Reads a field pattern of the table: `spec.transports[].transportRef`. */
export function parts(field: string): readonly Part[] {
  return field.split(".").flatMap((word): readonly Part[] => {
    if (word.endsWith("[]")) return [word.slice(0, -2), listItems];
    return word.endsWith("{}") ? [word.slice(0, -2), mapValues] : [word];
  });
}

/** The values at a field pattern below a value. */
export function select(from: Found, pattern: readonly Part[], at = 0): readonly Found[] {
  const part = pattern[at];
  if (part === undefined) return [from];
  const { path, value } = from;
  if (typeof part === "string") {
    const next = isObject(value) && Object.hasOwn(value, part) ? value[part] : undefined;
    return next === undefined ? none : select({ path: [...path, part], value: next }, pattern, at + 1);
  }
  if (part === listItems) {
    if (!isList(value)) return none;
    return value.flatMap((item, index) => select({ path: [...path, index], value: item }, pattern, at + 1));
  }
  if (!isObject(value)) return none;
  return Object.entries(value).flatMap(([key, item]) =>
    item === undefined ? none : select({ path: [...path, key], value: item }, pattern, at + 1),
  );
}

const none: readonly Found[] = [];

interface Link {
  readonly value: Json;
  readonly up?: Link;
  readonly key?: string | number;
}

/** True where a key stands anywhere below a value. Cheap: most payloads hold no reference at all. */
export function holds(value: Json, keys: ReadonlySet<string>): boolean {
  const open: Json[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (isList(next)) {
      for (const item of next) if (typeof item === "object" && item !== null) open.push(item);
    } else if (isObject(next)) {
      for (const key of Object.keys(next)) {
        if (keys.has(key)) return true;
        const item = next[key];
        if (typeof item === "object" && item !== null) open.push(item);
      }
    }
  }
  return false;
}

/** All values below a value that stand under one of the given keys, wherever they are; not below one that was found. */
export function under(from: Found, keys: ReadonlySet<string>): readonly Found[] {
  if (!holds(from.value, keys)) return [];
  const found: Found[] = [];
  // Links in place of paths: a path is built only for what is found.
  const open: Link[] = [{ value: from.value }];
  for (let link = open.pop(); link !== undefined; link = open.pop()) {
    const { value } = link;
    if (isList(value)) {
      for (let at = value.length - 1; at >= 0; at--) push(open, link, at, value[at]);
    } else if (isObject(value)) {
      for (const key of Object.keys(value).reverse()) {
        const next = value[key];
        if (!keys.has(key)) push(open, link, key, next);
        else if (next !== undefined) found.push({ path: [...pathOf(from.path, link), key], value: next });
      }
    }
  }
  return found;
}

function push(open: Link[], up: Link, key: string | number, value: Json | undefined): void {
  if (typeof value === "object" && value !== null) open.push({ value, up, key });
}

function pathOf(start: Path, link: Link): Path {
  const keys: (string | number)[] = [];
  for (let at: Link | undefined = link; at !== undefined; at = at.up) if (at.key !== undefined) keys.push(at.key);
  return [...start, ...keys.reverse()];
}
