/**
 * The JSON Patch of a MutatingAdmissionPolicy, as the API server applies it: `replace` also adds a field that is not
 * there, indices may count from the end, and a `test` that fails leaves the object as it is.
 */
import type { Json, JsonObject } from "@bubustack/api/json";
import { BuiltObject, BuiltPatch } from "@bubustack/cel/kubernetes/mutation";
import type { Value } from "@bubustack/cel/values/value";
import type { Written } from "../merge/api-patch.ts";
import { applyAsApiServer } from "../merge/api-patch.ts";
import { misplaced, patchJson } from "./patch-value.ts";

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

/** Applies all operations, or none; a test that fails leaves the object as it is. */
export function applyOperations(
  document: JsonObject,
  operations: readonly Written[],
): { readonly document: Json } | { readonly problem: string } {
  const result = applyAsApiServer(document, operations);
  if ("failed" in result) return { document };
  return "problem" in result ? { problem: `JSON Patch: ${result.problem}` } : result;
}
