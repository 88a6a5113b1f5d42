import type { Json } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { setOwn } from "@bubustack/engine/schema/own";

/** A stretch of a text, in UTF-16 code units; `end` is behind the last one. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface Common extends Span {
  /** Bytes of the value as compact JSON, aliases expanded. */
  readonly size: number;
  /** Levels of lists and objects, aliases expanded; 0 for scalars. */
  readonly depth: number;
}
export interface ScalarTree extends Common {
  readonly type: "scalar";
  readonly value: null | boolean | number | string;
}
export interface ListTree extends Common {
  readonly type: "list";
  readonly items: readonly Tree[];
}
export interface Entry {
  readonly key: Span;
  readonly value: Tree;
}
export interface MapTree extends Common {
  readonly type: "map";
  readonly entries: ReadonlyMap<string, Entry>;
}
/** A value that knows where it stands in its text. An alias is the tree of its anchor: trees may share parts. */
export type Tree = ScalarTree | ListTree | MapTree;

/** Something in a text that keeps its value from being read. */
export interface Problem extends Span {
  /** One line, lower-case first letter, no full stop. */
  readonly message: string;
  readonly fix?: string;
}

/** One document of a file: a tree, or what is wrong with it. */
export interface Document extends Span {
  readonly tree: Tree | undefined;
  readonly problems: readonly Problem[];
}

/** Deepest nesting that is read. */
export const maxDepth = 1_000;

export function scalar(value: ScalarTree["value"], span: Span): ScalarTree {
  const size = typeof value === "string" ? textSize(value) : String(value).length;
  return { type: "scalar", value, start: span.start, end: span.end, size, depth: 0 };
}

export function list(items: readonly Tree[], span: Span): ListTree {
  let size = 2;
  let depth = 0;
  for (const item of items) {
    size += item.size + 1;
    depth = Math.max(depth, item.depth);
  }
  return { type: "list", items, start: span.start, end: span.end, size, depth: depth + 1 };
}

export function map(entries: ReadonlyMap<string, Entry>, span: Span): MapTree {
  let size = 2;
  let depth = 0;
  for (const [key, { value }] of entries) {
    size += textSize(key) + value.size + 2;
    depth = Math.max(depth, value.depth);
  }
  return { type: "map", entries, start: span.start, end: span.end, size, depth: depth + 1 };
}

function textSize(text: string): number {
  return Buffer.byteLength(text) + 2;
}

/** The value itself. The caller has made sure that `size` and `depth` are bounded. */
export function toJson(tree: Tree): Json {
  if (tree.type === "scalar") return tree.value;
  if (tree.type === "list") return tree.items.map(toJson);
  const out: { [key: string]: Json | undefined } = {};
  for (const [key, { value }] of tree.entries) setOwn(out, key, toJson(value));
  return out;
}

/** What is under one step of a path. */
export function child(tree: Tree, part: string | number): Tree | undefined {
  if (tree.type === "list") return typeof part === "number" ? tree.items[part] : undefined;
  return tree.type === "map" ? tree.entries.get(String(part))?.value : undefined;
}

/**
 * Where a path stands in the text: a scalar itself, a list or object by its key. What is missing is shown at the
 * nearest parent that is there. `onKey` asks for the key even of a scalar.
 */
export function locate(tree: Tree, path: Path, onKey = false): Span {
  let at: Tree = tree;
  let key: Span | undefined;
  let missing = false;
  for (const part of path) {
    const entry: Entry | undefined = at.type === "map" ? at.entries.get(String(part)) : undefined;
    const next = entry?.value ?? child(at, part);
    if (next === undefined) {
      missing = true;
      break;
    }
    at = next;
    key = entry?.key;
  }
  const shown = at.type === "scalar" && at.end > at.start && !missing && !onKey;
  if (shown) return { start: at.start, end: at.end };
  return key ?? { start: at.start, end: Math.min(at.end, at.start + 1) };
}
