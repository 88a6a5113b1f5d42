import type { Value } from "../values/value.ts";
import { kubernetesCost } from "./kubernetes.ts";
import { libraryCost } from "./library.ts";
import { sizeOf, tenth, tenthOf } from "./size.ts";

/** What a call costs, from its result and its arguments. */
export type CallCost = (result: Value, a: Value, b: Value, c: Value) => number;

/** Whose reckoning: the API server's, or that of the language's own library alone. */
export type CostModel = "kubernetes" | "plain";

/** The cost of a call; a number where it is always the same. `overload` is empty where several signatures fit. */
export function callCost(name: string, overload: string, model: CostModel, args: number): CallCost | number {
  const tracked = libraryCost(overload);
  if (tracked !== undefined) return tracked;
  if (model === "kubernetes") {
    const found = kubernetesCost(name, overload, args);
    if (found !== undefined) return found;
  }
  return Object.hasOwn(byOverload, overload) ? (byOverload[overload] ?? 1) : 1;
}

const through: CallCost = (_result, a) => tenthOf(a);
const least: CallCost = (_result, a, b) => tenth(Math.min(sizeOf(a), sizeOf(b)));
const both: CallCost = (_result, a, b) => tenth(sizeOf(a) + sizeOf(b));

const byOverload: { readonly [overload: string]: CallCost } = {
  starts_with_string: through,
  ends_with_string: through,
  string_to_bytes: through,
  bytes_to_string: through,
  strings_quote: through,
  string_format: through,
  in_list: (_result, _a, b) => sizeOf(b),
  ...Object.fromEntries(
    ["less", "greater", "less_equals", "greater_equals"].flatMap((name) => [
      [`${name}_string`, least],
      [`${name}_bytes`, least],
    ]),
  ),
  equals: least,
  not_equals: least,
  add_string: both,
  add_bytes: both,
  matches_string: (_result, a, b) => tenth(1 + sizeOf(a)) * Math.ceil(sizeOf(b) * 0.25),
  contains_string: (_result, a, b) => tenthOf(a) * tenthOf(b),
};
