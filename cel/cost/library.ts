import type { Value } from "../values/value.ts";
import { adapt } from "../values/value.ts";
import type { CallCost } from "./call.ts";
import { sizeOf } from "./size.ts";

/** What the extension libraries for lists and sets charge themselves, whoever reckons; undefined for other signatures. */
export function libraryCost(overload: string): CallCost | undefined {
  if (/^list_.*_sort$/.test(overload)) return (_result, a) => selfCompared(a);
  if (/^list_.*_sortByAssociatedKeys$/.test(overload)) return (_result, _a, b) => selfCompared(b);
  return Object.hasOwn(byOverload, overload) ? byOverload[overload] : undefined;
}

/** One call and one new list, besides the work. */
function allocating(work: number): number {
  return Math.trunc(work) + 11;
}

const output: CallCost = (result) => allocating(sizeOf(result));
const flatten: CallCost = (_result, a, b) => allocating(sizeOf(a) * (typeof b === "number" ? b : 1));
const pairs =
  (factor: number): CallCost =>
  (_result, a, b) =>
    1 + Math.trunc(sizeOf(a) * sizeOf(b) * factor);

function selfCompared(list: Value): number {
  if (!Array.isArray(list)) return 0;
  const [first] = list.slice(0, 1).map(adapt);
  const texts = typeof first === "string" || first instanceof Uint8Array;
  const size = sizeOf(list);
  return allocating(size * size * (texts ? 2.1 : 2));
}

const byOverload: { readonly [overload: string]: CallCost } = {
  list_slice: output,
  lists_range: output,
  list_reverse: output,
  list_flatten: flatten,
  list_flatten_int: flatten,
  list_distinct: (_result, a) => selfCompared(a),
  list_sets_contains_list: pairs(1),
  list_sets_intersects_list: pairs(1),
  list_sets_equivalent_list: pairs(2),
};
