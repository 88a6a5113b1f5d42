/**
 * The JSON Patch of a MutatingAdmissionPolicy, as the API server applies it: `replace` also adds a field that is not
 * there, indices may count from the end, and a `test` that fails leaves the object as it is.
 */
import type { Json, JsonObject } from "@bubustack/api/json";
import { equal, isList, isObject } from "@bubustack/api/json";
import { BuiltObject, BuiltPatch } from "@bubustack/cel/kubernetes/mutation";
import type { Value } from "@bubustack/cel/values/value";
import type { PatchOperation } from "../merge/json-patch.ts";
import { applyPatch } from "../merge/json-patch.ts";
import { misplaced, patchJson } from "./patch-value.ts";

/** One operation as an expression wrote it. */
interface Written {
  readonly op: string;
  readonly path: string;
  readonly from: string;
  readonly value: Json;
}

/** Reads what the expression came to. */
export function readOperations(value: Value): readonly Written[] | { readonly problem: string } {
  if (!Array.isArray(value)) return { problem: "type mismatch: JSONPatchType.expression should evaluate to array" };
  const operations: Written[] = [];
  for (const item of value) {
    if (!(item instanceof BuiltPatch))
      return { problem: "type mismatch: JSONPatchType.expression should evaluate to array of JSONPatch" };
    const given = item.fields.get("value") ?? null;
    const problem = given instanceof BuiltObject ? misplaced(given) : undefined;
    if (problem !== undefined) return { problem };
    const text = (name: string) => String(item.fields.get(name) ?? "");
    operations.push({ op: text("op"), path: text("path"), from: text("from"), value: patchJson(given) });
  }
  return operations;
}

/** Applies all operations, or none. */
export function applyOperations(
  document: JsonObject,
  operations: readonly Written[],
): { readonly document: Json } | { readonly problem: string } {
  let current: Json = document;
  for (const written of operations) {
    const result = step(current, written);
    if ("unchanged" in result) return { document };
    if ("problem" in result) return { problem: `JSON Patch: ${result.problem}` };
    current = result.document;
  }
  return { document: current };
}

type Step = { readonly document: Json } | { readonly problem: string } | { readonly unchanged: true };

function step(document: Json, { op, path, from, value }: Written): Step {
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

function missing(text: string): Step {
  return { problem: `${text}: missing value` };
}

function replace(document: Json, path: string, value: Json): Step {
  if (path === "") return { document: value };
  const parent = parentOf(document, path);
  if (parent === undefined) return missing(`replace operation does not apply: doc is missing path: ${path}`);
  const op = isList(parent.holder) ? "replace" : "add";
  if (op === "replace" && valueAt(parent) === undefined)
    return missing(`replace operation does not apply: doc is missing key: ${path}`);
  return apply(document, path, `error in remove for path: '${path}'`, (at) => ({ op, path: at, value }));
}

function test(document: Json, path: string, value: Json): Step {
  const parent = path === "" ? undefined : parentOf(document, path);
  if (path !== "" && parent === undefined) return missing(`test operation does not apply: is missing path: ${path}`);
  const found = parent === undefined ? document : (valueAt(parent) ?? null);
  return equal(found, value) ? { document } : { unchanged: true };
}

function carry(document: Json, op: "copy" | "move", from: string, path: string): Step {
  const source = parentOf(document, from);
  if (source === undefined) return missing(`${op} operation does not apply: doc is missing from path: ${from}`);
  const value = valueAt(source);
  if (value === undefined)
    return missing(`error in ${op} for ${op === "copy" ? "from" : "path"}: '${op === "copy" ? from : source.key}'`);
  const without = op === "copy" ? { document } : step(document, { op: "remove", path: from, from: "", value: null });
  if (!("document" in without)) return without;
  if (parentOf(without.document, path) === undefined)
    return missing(`${op} operation does not apply: doc is missing destination path: ${path}`);
  return step(without.document, { op: "add", path, from: "", value });
}

function apply(document: Json, path: string, what: string, operation: (path: string) => PatchOperation): Step {
  const parent = parentOf(document, path);
  const at = parent === undefined ? path : fromStart(path, parent);
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

/** A pointer whose last index counts from the end, from the start. */
function fromStart(pointer: string, { holder, key }: Parent): string {
  if (!isList(holder) || !/^-\d{1,9}$/.test(key)) return pointer;
  return `${pointer.slice(0, -key.length)}${holder.length + Number(key)}`;
}
