import type { Json, JsonObject } from "@bubustack/api/json";
import { equal, isList, isObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { pointer } from "@bubustack/api/path";
import type { PatchOperation } from "./json-patch.ts";

/**
 * The JSON Patch that turns `before` into `after`. Objects are compared field by field; lists item by item at the same
 * index, with additions and removals at the end. Parts that are the same reference are not looked at, so the cost is
 * that of the change where `after` was made by copying on write.
 */
export function diff(before: Json, after: Json): readonly PatchOperation[] {
  const operations: PatchOperation[] = [];
  walk(before, after, [], operations);
  return operations;
}

function walk(before: Json, after: Json, path: Path, out: PatchOperation[]): void {
  if (before === after) return;
  if (isObject(before) && isObject(after)) objects(before, after, path, out);
  else if (isList(before) && isList(after)) lists(before, after, path, out);
  else if (!equal(before, after)) out.push({ op: "replace", path: pointer(path), value: after });
}

function objects(before: JsonObject, after: JsonObject, path: Path, out: PatchOperation[]): void {
  for (const [key, value] of Object.entries(before)) {
    if (value !== undefined && own(after, key) === undefined) out.push({ op: "remove", path: pointer([...path, key]) });
  }
  for (const [key, value] of Object.entries(after)) {
    if (value === undefined) continue;
    const old = own(before, key);
    if (old === undefined) out.push({ op: "add", path: pointer([...path, key]), value });
    else walk(old, value, [...path, key], out);
  }
}

function lists(before: readonly Json[], after: readonly Json[], path: Path, out: PatchOperation[]): void {
  const shared = Math.min(before.length, after.length);
  for (let i = 0; i < shared; i++) walk(before[i] ?? null, after[i] ?? null, [...path, i], out);
  for (let i = before.length - 1; i >= shared; i--) out.push({ op: "remove", path: pointer([...path, i]) });
  for (const value of after.slice(shared)) out.push({ op: "add", path: pointer([...path, "-"]), value });
}

function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
