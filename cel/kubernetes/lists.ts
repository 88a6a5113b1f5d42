import type { Call, FunctionDecl, Library } from "../library/declare.ts";
import { A, fn, listOfA, member } from "../library/declare.ts";
import { add } from "../library/operators.ts";
import type { Frame } from "../plan/frame.ts";
import type { Type } from "../type/type.ts";
import * as types from "../type/type.ts";
import { compare } from "../values/compare.ts";
import { Effort, extent } from "../values/effort.ts";
import { equal } from "../values/equal.ts";
import type { Value } from "../values/value.ts";
import { adapt, CelError, Double, Duration, noOverload, Uint } from "../values/value.ts";

/** The names that overloads are called by are not those of the types. */
const named: readonly (readonly [name: string, type: Type])[] = [
  ["int", types.int],
  ["uint", types.uint],
  ["double", types.double],
  ["bool", types.bool],
  ["duration", types.duration],
  ["timestamp", types.timestamp],
  ["string", types.string],
  ["bytes", types.bytes],
];
const zeros: readonly (readonly [name: string, type: Type, zero: Value])[] = [
  ["int", types.int, 0],
  ["uint", types.uint, new Uint(0n)],
  ["double", types.double, new Double(0)],
  ["duration", types.duration, new Duration(0n)],
];

function ofList(work: (list: readonly Value[], b: Value, frame: Frame) => Value): Call {
  return (frame, a, b) => (Array.isArray(a) ? (frame.work(extent(a)) ?? work(a, b, frame)) : noOverload());
}

const isSorted = ofList((list) => {
  for (let index = 1; index < list.length; index++)
    if (compare(adapt(list[index - 1]), adapt(list[index])) === 1) return false;
  return true;
});

function sum(zero: Value): Call {
  return ofList((list, _b, frame) => {
    let total = zero;
    for (const item of list) {
      total = add(frame, total, adapt(item), null, null);
      if (total instanceof CelError) return total;
    }
    return total;
  });
}

/** The first that no other comes before (`max`: after). */
function extreme(name: string, worse: -1 | 1): Call {
  return ofList((list) => {
    const [first, ...rest] = list.map(adapt);
    if (first === undefined) return new CelError(`${name} called on empty list`);
    return rest.reduce((best, next) => (compare(best, next) === worse ? next : best), first);
  });
}

function position(name: "findIndex" | "findLastIndex"): Call {
  return ofList((list, item, frame) => {
    const effort = new Effort();
    const found = list[name]((one) => effort.left < 0 || equal(adapt(one), item, effort));
    return frame.finish(effort) ?? found;
  });
}

const indexOf = position("findIndex");
const lastIndexOf = position("findLastIndex");

const functions: readonly FunctionDecl[] = [
  fn(
    "isSorted",
    ...named.map(([name, type]) => member(`list_${name}_is_sorted_bool`, [types.list(type)], types.bool, isSorted)),
  ),
  fn(
    "sum",
    ...zeros.map(([name, type, zero]) => member(`list_${name}_sum_${name}`, [types.list(type)], type, sum(zero))),
  ),
  fn(
    "max",
    ...named.map(([name, type]) => member(`list_${name}_max_${name}`, [types.list(type)], type, extreme("max", -1))),
  ),
  fn(
    "min",
    ...named.map(([name, type]) => member(`list_${name}_min_${name}`, [types.list(type)], type, extreme("min", 1))),
  ),
  fn("indexOf", member("list_a_index_of_int", [listOfA, A], types.int, indexOf)),
  fn("lastIndexOf", member("list_a_last_index_of_int", [listOfA, A], types.int, lastIndexOf)),
];

/** isSorted, sum, min, max, indexOf and lastIndexOf of lists. */
export const listsOfKubernetes: Library = { name: "kubernetes.lists", functions };
