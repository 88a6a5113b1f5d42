import type { Json } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { Correction } from "@bubustack/policies/finding";
import { stringify } from "yaml";
import type { MapTree, Tree } from "../source/tree.ts";
import { child } from "../source/tree.ts";
import type { Edit } from "./edits.ts";
import { column, firstOnLine, lineBreak, lineEnd, lineStart, valueEnd } from "./place.ts";
import type { Syntax } from "./scalar-text.ts";
import { keyText, valueText } from "./scalar-text.ts";

/** A text and the tree that was read from it. */
export interface Written {
  readonly text: string;
  readonly tree: Tree;
  readonly syntax: Syntax;
}

/**
 * The edit that makes a correction in a text, or undefined where it cannot be made there without touching more than it
 * should. Whether it does what it should is seen by reading the result: aliases and merges look like what they stand for.
 */
export function editFor(written: Written, correction: Correction): Edit | undefined {
  const { path } = correction;
  const parent = at(written.tree, path.slice(0, -1));
  const key = path.at(-1);
  if (parent === undefined || key === undefined) return undefined;
  if ("rename" in correction) return rename(written, parent, key, correction.rename);
  if ("remove" in correction)
    return parent.type === "list" ? removeItem(written, parent.items, key) : removeField(written, parent, key);
  const present = child(parent, key);
  if (present !== undefined) return replace(written, present, correction.set);
  return parent.type === "map" ? insert(written, parent, String(key), correction.set) : undefined;
}

function at(tree: Tree, path: Path): Tree | undefined {
  return path.reduce<Tree | undefined>((from, part) => (from === undefined ? undefined : child(from, part)), tree);
}

function replace({ text, syntax }: Written, present: Tree, value: Json): Edit | undefined {
  if (present.type !== "scalar") return undefined;
  const { start, end } = present;
  const old = text.slice(start, end);
  // Block texts span lines of their own; their place holds no other value.
  if (/^[|>]/.test(old)) return undefined;
  // A number that becomes a text must not have been written in another way: 0755, 1_000, yes.
  if (typeof value === "string" && present.value !== null && typeof present.value !== "string" && old !== value)
    return undefined;
  const gap = start === end && text[start - 1] === ":" ? " " : "";
  return { start, end, text: gap + valueText(value, syntax, old) };
}

function rename({ syntax }: Written, parent: Tree, key: string | number, name: string): Edit | undefined {
  const entry = parent.type === "map" ? parent.entries.get(String(key)) : undefined;
  if (entry === undefined || (parent.type === "map" && parent.entries.has(name))) return undefined;
  return { start: entry.key.start, end: entry.key.end, text: keyText(name, syntax) };
}

function removeItem({ text }: Written, items: readonly Tree[], key: string | number): Edit | undefined {
  const index = Number(key);
  const item = items[index];
  if (item === undefined || items.length < 2) return undefined;
  const end = valueEnd(text, item.start, item.end);
  const before = text.slice(lineStart(text, item.start), item.start);
  if (/^\s*-\s+$/.test(before)) return { start: lineStart(text, item.start), end: lineEnd(text, end), text: "" };
  const next = items[index + 1];
  if (next !== undefined) return { start: item.start, end: next.start, text: "" };
  const previous = items[index - 1];
  return previous === undefined ? undefined : { start: valueEnd(text, previous.start, previous.end), end, text: "" };
}

function removeField({ text }: Written, parent: Tree, key: string | number): Edit | undefined {
  if (parent.type !== "map") return undefined;
  const entries = [...parent.entries.values()];
  const index = [...parent.entries.keys()].indexOf(String(key));
  const entry = entries[index];
  if (entry === undefined) return undefined;
  const end = valueEnd(text, entry.value.start, entry.value.end);
  if (entries.length === 1) return empty(text, parent, entry.key.start, end);
  if (isFlow(text, parent)) {
    const next = entries[index + 1];
    if (next !== undefined) return { start: entry.key.start, end: next.key.start, text: "" };
    const previous = entries[index - 1];
    return previous && { start: valueEnd(text, previous.value.start, previous.value.end), end, text: "" };
  }
  if (!firstOnLine(text, entry.key.start)) return undefined;
  return { start: lineStart(text, entry.key.start), end: lineEnd(text, Math.max(end, entry.key.end)), text: "" };
}

/** A map that loses its only field stays, as `{}`. */
function empty(text: string, map: Tree, start: number, end: number): Edit | undefined {
  if (isFlow(text, map)) return { start, end, text: "" };
  const colon = text.lastIndexOf(":", start);
  const between = text.slice(colon + 1, start);
  const rest = text.slice(end, lineEnd(text, end));
  return between.trim() === "" && rest.trim() === "" ? { start: colon + 1, end, text: " {}" } : undefined;
}

function insert(written: Written, map: MapTree, key: string, value: Json): Edit | undefined {
  const { text } = written;
  const entries = [...map.entries.values()];
  const last = entries.at(-1);
  const first = entries[0];
  if (isFlow(text, map)) return insertFlow(written, map, last?.value, key, value);
  if (first === undefined || last === undefined) return undefined;
  const eol = lineBreak(text);
  const indent = " ".repeat(column(text, first.key.start));
  const lines = stringify({ [key]: value }, { lineWidth: 0 })
    .trimEnd()
    .split("\n");
  const block = lines.map((line) => indent + line).join(eol) + eol;
  const end = lineEnd(text, Math.max(last.key.end, valueEnd(text, last.value.start, last.value.end)));
  const gap = end === text.length && !text.endsWith("\n") ? eol : "";
  return { start: end, end, text: gap + block };
}

function insertFlow(
  { text, syntax }: Written,
  map: MapTree,
  last: Tree | undefined,
  key: string,
  value: Json,
): Edit | undefined {
  const pair = (space: string) => `${keyText(key, syntax)}:${space}`;
  if (last === undefined)
    return { start: map.start + 1, end: map.start + 1, text: pair(" ") + valueText(value, syntax) };
  const end = valueEnd(text, last.start, last.end);
  const first = [...map.entries.values()][0];
  const place = first?.key.start ?? map.start;
  if (!firstOnLine(text, place)) {
    const tight = syntax === "json" && /^[^ ]*$/.test(text.slice(map.start, end));
    return { start: end, end, text: `,${tight ? "" : " "}${pair(tight ? "" : " ")}${valueText(value, syntax)}` };
  }
  const indent = text.slice(lineStart(text, place), place);
  const outer = /^\s*/.exec(text.slice(lineStart(text, map.start)))?.[0] ?? "";
  const unit = indent.startsWith(outer) && indent !== outer ? indent.slice(outer.length) : "  ";
  const eol = lineBreak(text);
  const nested = JSON.stringify(value, null, unit).replaceAll("\n", `${eol}${indent}`);
  return { start: end, end, text: `,${eol}${indent}${pair(" ")}${nested}` };
}

function isFlow(text: string, tree: Tree): boolean {
  return text[tree.start] === "{" || text[tree.start] === "[";
}
