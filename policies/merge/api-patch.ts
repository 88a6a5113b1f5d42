/**
 * JSON Patch as the API server applies it: `replace` also adds a field that is not there, a copy of what is not there is
 * null, and indices may count from the end.
 */
import type { Json, JsonObject } from "@bubustack/api/json";
import { equal, isList, isObject } from "@bubustack/api/json";
import type { PatchOperation } from "./json-patch.ts";
import { applyPatch } from "./json-patch.ts";

/** One operation as somebody wrote it; what is not there is empty or null. */
export interface Written {
  readonly op: string;
  readonly path: string;
  readonly from: string;
  readonly value: Json;
}

/** The document after all operations; which test failed; or why the first that cannot be applied cannot. */
export type ApiPatched = { readonly document: Json } | { readonly problem: string } | { readonly failed: string };

/** Applies all operations, or none. */
export function applyAsApiServer(document: Json, operations: readonly Written[]): ApiPatched {
  let current: Json = document;
  for (const written of operations) {
    const result = step(current, written);
    if (!("document" in result)) return result;
    current = result.document;
  }
  return { document: current };
}

function step(document: Json, { op, path, from, value }: Written): ApiPatched {
  switch (op) {
    case "add":
      return parentOf(document, path) === undefined
        ? missing(`add operation does not apply: doc is missing path: "${path}"`)
        : apply(document, path, `error in add for path: '${path}'`, (at) => ({ op, path: at, value }));
    case "remove":
      return parentOf(document, path) === undefined
        ? missing(`remove operation does not apply: doc is missing path: "${path}"`)
        : apply(document, path, `error in remove for path: '${path}'`, (at) => ({ op, path: at }));
    case "replace":
      return replace(document, path, value);
    case "test":
      return test(document, path, value);
    case "copy":
    case "move":
      return carry(document, op, from, path);
    default:
      return { problem: `Unexpected kind: ${op}` };
  }
}

function missing(text: string): ApiPatched {
  return { problem: `${text}: missing value` };
}

function replace(document: Json, path: string, value: Json): ApiPatched {
  if (path === "") return { document: value };
  const parent = parentOf(document, path);
  if (parent === undefined) return missing(`replace operation does not apply: doc is missing path: ${path}`);
  const op = isList(parent.holder) ? "replace" : "add";
  if (op === "replace" && valueAt(parent) === undefined)
    return missing(`replace operation does not apply: doc is missing key: ${path}`);
  return apply(document, path, `error in remove for path: '${path}'`, (at) => ({ op, path: at, value }));
}

function test(document: Json, path: string, value: Json): ApiPatched {
  const parent = path === "" ? undefined : parentOf(document, path);
  if (path !== "" && parent === undefined) return missing(`test operation does not apply: is missing path: ${path}`);
  const found = parent === undefined ? document : (valueAt(parent) ?? null);
  return equal(found, value) ? { document } : { failed: path };
}

function carry(document: Json, op: "copy" | "move", from: string, path: string): ApiPatched {
  const source = parentOf(document, from);
  if (source === undefined) return missing(`${op} operation does not apply: doc is missing from path: ${from}`);
  const found = valueAt(source);
  const value = found === undefined && op === "copy" && !isList(source.holder) ? null : found;
  if (value === undefined)
    return missing(`error in ${op} for ${op === "copy" ? "from" : "path"}: '${op === "copy" ? from : source.key}'`);
  const without = op === "copy" ? { document } : step(document, { op: "remove", path: from, from: "", value: null });
  if (!("document" in without)) return without;
  if (parentOf(without.document, path) === undefined)
    return missing(`${op} operation does not apply: doc is missing destination path: ${path}`);
  return step(without.document, { op: "add", path, from: "", value });
}

function apply(document: Json, path: string, what: string, operation: (path: string) => PatchOperation): ApiPatched {
  const parent = parentOf(document, path);
  const at = parent === undefined ? path : fromStart(path, parent, operation(path).op === "add");
  const result = applyPatch(document, [operation(at)]);
  if (!("problem" in result)) return result;
  const key = parent?.key ?? "";
  const why = isList(parent?.holder)
    ? /^-?\d+$/.test(key)
      ? `Unable to access invalid index: ${key}: invalid index referenced`
      : `value was not a proper array index: '${key}': strconv.Atoi: parsing ${JSON.stringify(key)}: invalid syntax`
    : `Unable to remove nonexistent key: ${key}: missing value`;
  return { problem: `${what}: ${why}` };
}

/** What holds the value at a pointer, and under which key. */
interface Parent {
  readonly holder: JsonObject | readonly Json[];
  readonly key: string;
}

function parentOf(document: Json, pointer: string): Parent | undefined {
  const [first, ...tokens] = pointer.split("/").map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
  const key = tokens.pop();
  if (first !== "" || key === undefined) return undefined;
  let holder: Json | undefined = document;
  for (const token of tokens) {
    holder = isList(holder) || isObject(holder) ? valueAt({ holder, key: token }) : undefined;
    if (holder === undefined) return undefined;
  }
  return isList(holder) || isObject(holder) ? { holder, key } : undefined;
}

function valueAt({ holder, key }: Parent): Json | undefined {
  if (isList(holder)) return /^-?\d{1,9}$/.test(key) ? holder.at(Number(key)) : undefined;
  return isObject(holder) && Object.hasOwn(holder, key) ? holder[key] : undefined;
}

/** A pointer whose last index counts from the end, from the start; what is added comes behind the one it names. */
function fromStart(pointer: string, { holder, key }: Parent, adds: boolean): string {
  if (!isList(holder) || !/^-\d{1,9}$/.test(key)) return pointer;
  return `${pointer.slice(0, -key.length)}${holder.length + (adds ? 1 : 0) + Number(key)}`;
}
