import type { Frame } from "../plan/frame.ts";
import { accumulator } from "../syntax/ast.ts";
import type { Macro } from "../syntax/macro.ts";
import { bindTo } from "../syntax/macros/bind.ts";
import type { Type } from "../type/type.ts";
import * as types from "../type/type.ts";
import { compare } from "../values/compare.ts";
import { Effort, extent } from "../values/effort.ts";
import { equal } from "../values/equal.ts";
import { typeOf } from "../values/show.ts";
import type { Value } from "../values/value.ts";
import { adapt, CelError, Double, noOverload } from "../values/value.ts";
import type { Call, FunctionDecl, Library } from "./declare.ts";
import { fn, free, member, whole } from "./declare.ts";

const T = types.param("T");
const listT = types.list(T);

const comparable: readonly Type[] = [
  types.int,
  types.uint,
  types.double,
  types.bool,
  types.duration,
  types.timestamp,
  types.string,
  types.bytes,
];

function ofLists(work: (frame: Frame, list: readonly Value[], b: Value, c: Value) => Value): Call {
  return (frame, a, b, c) => {
    if (!Array.isArray(a)) return noOverload();
    return frame.work(a.length) ?? frame.grow(a.length * 8) ?? work(frame, a, b, c);
  };
}

const slice = ofLists((_frame, list, from, to) => {
  const [start, end] = [Number(from), Number(to)];
  if (start < 0 || end < 0) return new CelError(`cannot slice(${from}, ${to}), negative indexes not supported`);
  if (start > end)
    return new CelError(`cannot slice(${from}, ${to}), start index must be less than or equal to end index`);
  if (list.length < end) return new CelError(`cannot slice(${from}, ${to}), list is length ${list.length}`);
  return list.slice(start, end);
});

const flatten = ofLists((frame, list, depth) => {
  const levels = depth === null ? 1 : Number(depth);
  if (levels < 0) return new CelError("level must be non-negative");
  const refused = frame.work(extent(list));
  if (refused !== undefined) return refused;
  const flat: Value[] = [];
  const add = (items: readonly Value[], left: number): void => {
    for (const item of items) {
      const value = adapt(item);
      if (frame.halted !== undefined) return;
      if (Array.isArray(value) && left > 0) add(value, left - 1);
      else {
        flat.push(value);
        frame.grow(8);
      }
    }
  };
  add(list, Math.min(levels, 1000));
  return frame.halted ?? flat;
});

/** True for values of types that have an order; NaN is of one. */
function ordered(value: Value): boolean {
  return value instanceof Double || typeof compare(value, value) === "number";
}

/** Sorts by keys, which must all be of one type; equal ones keep their order. */
function sortBy(frame: Frame, list: readonly Value[], keys: readonly Value[]): Value {
  if (list.length !== keys.length)
    return new CelError(
      `@sortByAssociatedKeys() expected a list of the same size as the associated keys list, but got ${list.length} and ${keys.length} elements respectively`,
    );
  const adapted = keys.map(adapt);
  const [first] = adapted;
  if (first === undefined) return list;
  if (!ordered(first)) return new CelError("list elements must be comparable");
  const { name } = typeOf(first);
  if (adapted.some((key) => typeOf(key).name !== name)) return new CelError("list elements must have the same type");
  const refused = frame.work(extent(keys) * Math.ceil(Math.log2(list.length + 1)));
  if (refused !== undefined) return refused;
  const order = adapted.map((_, index) => index);
  const by = (a: number, b: number) => {
    const found = compare(adapted[a] ?? null, adapted[b] ?? null);
    return typeof found === "number" ? found : 0;
  };
  return order.toSorted(by).map((index) => adapt(list[index]));
}

const distinct = ofLists((frame, list) => {
  const found: Value[] = [];
  const texts = new Set<string>();
  const effort = new Effort();
  for (const item of list) {
    const value = adapt(item);
    if (typeof value === "string") {
      if (texts.has(value)) continue;
      texts.add(value);
    } else if (frame.work(found.length * list.length) !== undefined) return frame.halted ?? null;
    else if (found.some((one) => equal(value, one, effort))) continue;
    else if (effort.left < 0) break;
    found.push(value);
  }
  return frame.finish(effort) ?? found;
});

const range: Call = (frame, a) => {
  const count = Math.max(0, Number(a));
  return frame.work(count) ?? frame.grow(count * 8) ?? Array.from({ length: count }, (_, index) => index);
};

/** `list.sortBy(x, key)`. */
const sortByMacro: Macro = {
  name: "sortBy",
  member: true,
  args: 2,
  expand(build, [variable, key], target) {
    if (target === undefined || key === undefined) return undefined;
    if (!["list", "select", "ident", "fold", "call"].includes(target.kind))
      return {
        message: "sortBy can only be applied to a list, identifier, comprehension, call or select expression",
        at: target.at,
      };
    if (variable?.kind !== "ident") return { message: "argument is not an identifier", at: variable?.at ?? -1 };
    if (variable.name === accumulator || variable.name === "__result__")
      return { message: "iteration variable overwrites accumulator variable", at: variable.at };
    const input = "@__sortBy_input__";
    const keys = build.fold({
      range: build.ident(input),
      iter: variable.name,
      iter2: "",
      accu: accumulator,
      init: build.list([]),
      condition: build.literal(true),
      step: build.call("_+_", [build.accu(), build.list([key])]),
      result: build.accu(),
    });
    const sorted = build.call("@sortByAssociatedKeys", [keys], build.ident(input));
    return bindTo(build, input, target, sorted);
  },
};

const sort = ofLists((frame, list) => sortBy(frame, list, list));
const sortByKeys: Call = (frame, a, b) => (Array.isArray(a) && Array.isArray(b) ? sortBy(frame, a, b) : noOverload());

const functions: readonly FunctionDecl[] = [
  fn("slice", member("list_slice", [listT, types.int, types.int], listT, slice)),
  whole(
    "flatten",
    member("list_flatten", [types.list(listT)], listT, flatten),
    member("list_flatten_int", [types.list(types.dyn), types.int], types.list(types.dyn), flatten),
  ),
  whole(
    "sort",
    ...comparable.map((type) => member(`list_${type.name}_sort`, [types.list(type)], types.list(type), sort)),
  ),
  whole(
    "@sortByAssociatedKeys",
    ...comparable.map((type) =>
      member(`list_${type.name}_sortByAssociatedKeys`, [listT, types.list(type)], listT, sortByKeys),
    ),
  ),
  fn("lists.range", free("lists_range", [types.int], types.list(types.int), range)),
  fn(
    "reverse",
    member(
      "list_reverse",
      [listT],
      listT,
      ofLists((_frame, list) => list.toReversed()),
    ),
  ),
  fn("distinct", member("list_distinct", [listT], listT, distinct)),
];

/** slice, flatten, sort, sortBy, range, reverse and distinct. */
export const lists: Library = { name: "lists", functions, macros: [sortByMacro] };
