/** JSON Patch (RFC 6902) over JSON Pointers (RFC 6901), pure: a document is never changed, a new one is returned. */
import type { Json } from "@bubustack/api/json";
import { equal, isList, isObject } from "@bubustack/api/json";
import { copyOf, setOwn } from "@bubustack/engine/schema/own";

/** One operation of a JSON Patch. Paths are JSON Pointers. */
export type PatchOperation =
  | { readonly op: "add" | "replace" | "test"; readonly path: string; readonly value: Json }
  | { readonly op: "remove"; readonly path: string }
  | { readonly op: "move" | "copy"; readonly path: string; readonly from: string };

export type PatchResult = { readonly document: Json } | { readonly problem: string };

/** Raised inside and turned into a result at the door. */
class Refused extends Error {}

/** Applies all operations in order, or none: the first that cannot be applied is the `problem`. */
export function applyPatch(document: Json, operations: readonly PatchOperation[]): PatchResult {
  let current = document;
  for (const [index, operation] of operations.entries()) {
    try {
      current = step(current, operation);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { problem: `operation ${index} (${operation.op} ${operation.path}): ${error.message}` };
    }
  }
  return { document: current };
}

/** Reads what arrived as a patch; the problem names the first operation that is none. */
export function readPatch(
  value: Json,
): { readonly operations: readonly PatchOperation[] } | { readonly problem: string } {
  if (!isList(value)) return { problem: "a JSON patch is a list of operations" };
  const operations: PatchOperation[] = [];
  for (const [index, item] of value.entries()) {
    const operation = readOperation(item);
    if (operation === undefined) return { problem: `operation ${index} is not one of RFC 6902` };
    operations.push(operation);
  }
  return { operations };
}

function readOperation(item: Json): PatchOperation | undefined {
  if (!isObject(item)) return undefined;
  const { op, path, from, value } = item;
  if (typeof path !== "string") return undefined;
  if (op === "remove") return { op, path };
  if (op === "move" || op === "copy") return typeof from === "string" ? { op, path, from } : undefined;
  if (op === "add" || op === "replace" || op === "test") {
    return Object.hasOwn(item, "value") && value !== undefined ? { op, path, value } : undefined;
  }
  return undefined;
}

function step(document: Json, operation: PatchOperation): Json {
  const path = tokens(operation.path);
  switch (operation.op) {
    case "test":
      if (!equal(lookUp(document, path), operation.value)) throw new Refused("the value is another");
      return document;
    case "add":
      return edit(document, path, { kind: "add", value: operation.value });
    case "replace":
      return edit(document, path, { kind: "replace", value: operation.value });
    case "remove":
      return edit(document, path, { kind: "remove" });
    case "copy":
      return edit(document, path, { kind: "add", value: lookUp(document, tokens(operation.from)) });
    case "move": {
      const from = tokens(operation.from);
      if (operation.path.startsWith(`${operation.from}/`)) throw new Refused("a value cannot move into itself");
      const value = lookUp(document, from);
      return edit(edit(document, from, { kind: "remove" }), path, { kind: "add", value });
    }
  }
}

function tokens(pointer: string): readonly string[] {
  if (pointer === "") return [];
  if (!pointer.startsWith("/")) throw new Refused("a pointer starts with a slash");
  return pointer
    .slice(1)
    .split("/")
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function lookUp(document: Json, path: readonly string[]): Json {
  let current = document;
  for (const token of path) {
    const next: Json | undefined = isList(current)
      ? current[position(token, current.length - 1)]
      : isObject(current) && Object.hasOwn(current, token)
        ? current[token]
        : undefined;
    if (next === undefined) throw new Refused(`there is no "${token}"`);
    current = next;
  }
  return current;
}

type Change = { readonly kind: "add" | "replace"; readonly value: Json } | { readonly kind: "remove" };

/** Rewrites the documents along a path, from the root down; iterative below, so that depth is bounded by the pointer. */
function edit(document: Json, path: readonly string[], change: Change): Json {
  const [token, ...rest] = path;
  if (token === undefined) {
    if (change.kind === "remove") throw new Refused("the document itself cannot be removed");
    return change.value;
  }
  if (isList(document)) return editList(document, token, rest, change);
  if (isObject(document)) {
    const present = Object.hasOwn(document, token) ? document[token] : undefined;
    if (rest.length > 0) {
      if (present === undefined) throw new Refused(`there is no "${token}"`);
      const out = copyOf(document);
      setOwn(out, token, edit(present, rest, change));
      return out;
    }
    if (present === undefined && change.kind !== "add") throw new Refused(`there is no "${token}"`);
    const out = copyOf(document);
    if (change.kind === "remove") delete out[token];
    else setOwn(out, token, change.value);
    return out;
  }
  throw new Refused(`"${token}" is looked for in a ${document === null ? "null" : typeof document}`);
}

function editList(list: readonly Json[], token: string, rest: readonly string[], change: Change): Json {
  const last = rest.length === 0;
  const at =
    last && change.kind === "add" && token === "-"
      ? list.length
      : position(token, list.length - (last && change.kind === "add" ? 0 : 1));
  if (!last) return list.with(at, edit(list[at] ?? null, rest, change));
  if (change.kind === "remove") return list.toSpliced(at, 1);
  return change.kind === "add" ? list.toSpliced(at, 0, change.value) : list.with(at, change.value);
}

/** Reads a list index, which has no sign and no leading zero. */
function position(token: string, most: number): number {
  if (!/^(?:0|[1-9]\d{0,8})$/.test(token)) throw new Refused(`"${token}" is not an index`);
  const at = Number(token);
  if (at > most) throw new Refused(`index ${at} is out of bounds`);
  return at;
}
