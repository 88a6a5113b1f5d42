import type { Json } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";

/** Most values in a schema document, and how deep they may nest. */
export const mostValues = 50_000;
export const deepestSchema = 64;

/** Why a document is too large to be compiled; undefined where it is not. Iterative, so that depth cannot hurt. */
export function tooLarge(root: Json): { readonly message: string; readonly fix: string } | undefined {
  const stack: (readonly [Json, number])[] = [[root, 0]];
  let count = 0;
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [value, depth] = next;
    if (++count > mostValues) return { message: `has more than ${mostValues} values`, fix: "simplify it" };
    if (depth > deepestSchema)
      return { message: `is nested more than ${deepestSchema} deep`, fix: "move parts of it under $defs" };
    if (isList(value)) for (const item of value) stack.push([item, depth + 1]);
    else if (isObject(value)) for (const key of Object.keys(value)) stack.push([value[key] ?? null, depth + 1]);
  }
  return undefined;
}
