import type { Frame } from "../plan/frame.ts";
import type { Type } from "../type/type.ts";
import * as types from "../type/type.ts";
import { compare } from "../values/compare.ts";
import { durationOf } from "../values/duration.ts";
import { Effort } from "../values/effort.ts";
import { contains, equal, equalIfComparable } from "../values/equal.ts";
import * as ints from "../values/int.ts";
import { find } from "../values/key.ts";
import { between, later } from "../values/timestamp.ts";
import { joinUnordered, Unordered } from "../values/typed.ts";
import type { Value } from "../values/value.ts";
import { CelError, Double, Duration, isPlain, MapValue, noOverload, Timestamp, Uint } from "../values/value.ts";
import type { Call, FunctionDecl, Overload } from "./declare.ts";
import { A, free, listOfA, mapOfAB, quickly, whole } from "./declare.ts";
import { equality, membership, negation, order } from "./quick.ts";

const { bool, bytes, double, duration, int, string, timestamp, uint } = types;

/** `+`: numbers of one type, texts, bytes, lists, times. */
export const add: Call = (frame, a, b) => {
  if (typeof a === "number" || typeof a === "bigint") return ints.isInt(b) ? ints.add(a, b) : noOverload();
  if (typeof a === "string") return typeof b === "string" ? (frame.grow(a.length + b.length) ?? a + b) : noOverload();
  if (a instanceof Double) return b instanceof Double ? new Double(a.value + b.value) : noOverload();
  if (a instanceof Uint) return b instanceof Uint ? ints.toUint(a.value + b.value) : noOverload();
  if (Array.isArray(a)) return Array.isArray(b) ? joinLists(frame, a, b) : noOverload();
  if (a instanceof Uint8Array) return b instanceof Uint8Array ? joinBytes(frame, a, b) : noOverload();
  if (a instanceof Timestamp) return b instanceof Duration ? later(a, b) : noOverload();
  if (!(a instanceof Duration)) return noOverload();
  if (b instanceof Timestamp) return later(b, a);
  return b instanceof Duration ? durationOf(a.nanos + b.nanos) : noOverload();
};

function joinLists(frame: Frame, a: readonly Value[], b: readonly Value[]): Value {
  if (a instanceof Unordered) return frame.grow((a.length + b.length) * 8) ?? joinUnordered(a, b);
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  return frame.grow((a.length + b.length) * 8) ?? [...a, ...b];
}

function joinBytes(frame: Frame, a: Uint8Array, b: Uint8Array): Value {
  const refused = frame.grow(a.length + b.length);
  if (refused !== undefined) return refused;
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}

const subtract: Call = (_frame, a, b) => {
  if (ints.isInt(a) && ints.isInt(b)) return ints.subtract(a, b);
  if (a instanceof Double && b instanceof Double) return new Double(a.value - b.value);
  if (a instanceof Uint && b instanceof Uint) return ints.toUint(a.value - b.value);
  if (a instanceof Duration && b instanceof Duration) return durationOf(a.nanos - b.nanos);
  if (!(a instanceof Timestamp)) return noOverload();
  if (b instanceof Timestamp) return between(b, a);
  return b instanceof Duration ? later(a, new Duration(-b.nanos)) : noOverload();
};

const multiply: Call = (_frame, a, b) => {
  if (ints.isInt(a) && ints.isInt(b)) return ints.multiply(a, b);
  if (a instanceof Double && b instanceof Double) return new Double(a.value * b.value);
  return a instanceof Uint && b instanceof Uint ? ints.toUint(a.value * b.value) : noOverload();
};

const divide: Call = (_frame, a, b) => {
  if (ints.isInt(a) && ints.isInt(b)) return ints.divide(a, b);
  if (a instanceof Double && b instanceof Double) return new Double(a.value / b.value);
  if (!(a instanceof Uint && b instanceof Uint)) return noOverload();
  return b.value === 0n ? new CelError("division by zero") : new Uint(a.value / b.value);
};

const modulo: Call = (_frame, a, b) => {
  if (ints.isInt(a) && ints.isInt(b)) return ints.modulo(a, b);
  if (!(a instanceof Uint && b instanceof Uint)) return noOverload();
  return b.value === 0n ? new CelError("modulus by zero") : new Uint(a.value % b.value);
};

const negate: Call = (_frame, a) => {
  if (ints.isInt(a)) return ints.negate(a);
  if (a instanceof Double) return new Double(-a.value);
  return a instanceof Duration ? durationOf(-a.nanos) : noOverload();
};

const not: Call = (_frame, a) => (typeof a === "boolean" ? !a : noOverload());

/** `in`: an equal element of a list, or a key of a map. */
const isIn: Call = (frame, a, b) => {
  if (Array.isArray(b)) {
    const effort = new Effort();
    const found = frame.work(b.length) ?? contains(b, a, effort);
    return frame.finish(effort) ?? found;
  }
  if (typeof a === "string" && isPlain(b)) return Object.hasOwn(b, a);
  return b instanceof MapValue || isPlain(b) ? find(b, a) !== undefined : noOverload();
};

function ordered(holds: (order: number) => boolean): Call {
  return (_frame, a, b) => {
    const order = compare(a, b);
    return typeof order === "number" ? holds(order) : order;
  };
}

/** `==`. What cannot be compared is an error; `!=` takes it for a difference. */
const same: Call = (frame, a, b) => {
  const effort = new Effort();
  const equal = equalIfComparable(a, b, effort);
  return frame.finish(effort) ?? equal ?? noOverload();
};

const different: Call = (frame, a, b) => {
  const effort = new Effort();
  const same = equal(a, b, effort);
  return frame.finish(effort) ?? !same;
};

type Signature = readonly [suffix: string, args: readonly Type[], result: Type];

/** An operator that may name itself where its left side has no such operator. */
function naming(name: string, call: Call): Call {
  return (frame, a, b, c, d) => {
    const result = call(frame, a, b, c, d);
    return result instanceof CelError ? new CelError(frame.why(name, result.message, a)) : result;
  };
}

function operator(name: string, prefix: string, call: Call, signatures: readonly Signature[]): FunctionDecl {
  const named = naming(name, call);
  return whole(name, ...signatures.map(([suffix, args, result]) => free(`${prefix}_${suffix}`, args, result, named)));
}

/** Signatures of a comparison, in the order in which messages and results depend on them. */
function comparison(name: string, prefix: string, holds: (order: number) => boolean): FunctionDecl {
  const pairs: readonly (readonly [suffix: string, a: Type, b: Type])[] = [
    ["bool", bool, bool],
    ["int64", int, int],
    ["int64_double", int, double],
    ["int64_uint64", int, uint],
    ["uint64", uint, uint],
    ["uint64_double", uint, double],
    ["uint64_int64", uint, int],
    ["double", double, double],
    ["double_int64", double, int],
    ["double_uint64", double, uint],
    ["string", string, string],
    ["bytes", bytes, bytes],
    ["timestamp", timestamp, timestamp],
    ["duration", duration, duration],
  ];
  const signatures = pairs.map(([suffix, a, b]): Signature => [suffix, [a, b], bool]);
  return quickly(order(name), operator(name, prefix, ordered(holds), signatures));
}

const ofOne = (type: Type): readonly [readonly Type[], Type] => [[type, type], type];

const index: readonly Overload[] = [
  free("index_list", [listOfA, int], A, noOverload),
  free("index_map", [mapOfAB, A], types.param("B"), noOverload),
];

/** The operators. Those that do not evaluate all their arguments have no implementation here. */
export const operators: readonly FunctionDecl[] = [
  whole("_?_:_", free("conditional", [bool, A, A], A, noOverload)),
  whole("_&&_", free("logical_and", [bool, bool], bool, noOverload)),
  whole("_||_", free("logical_or", [bool, bool], bool, noOverload)),
  quickly(negation, whole("!_", free("logical_not", [bool], bool, not))),
  whole(
    "@not_strictly_false",
    free("not_strictly_false", [bool], bool, (_frame, a) => a !== false),
  ),
  quickly(equality(true), whole("_==_", free("equals", [A, A], bool, same))),
  quickly(equality(false), whole("_!=_", free("not_equals", [A, A], bool, different))),
  operator("_+_", "add", add, [
    ["bytes", ...ofOne(bytes)],
    ["double", ...ofOne(double)],
    ["duration_duration", ...ofOne(duration)],
    ["duration_timestamp", [duration, timestamp], timestamp],
    ["timestamp_duration", [timestamp, duration], timestamp],
    ["int64", ...ofOne(int)],
    ["list", ...ofOne(listOfA)],
    ["string", ...ofOne(string)],
    ["uint64", ...ofOne(uint)],
  ]),
  operator("_/_", "divide", divide, [
    ["double", ...ofOne(double)],
    ["int64", ...ofOne(int)],
    ["uint64", ...ofOne(uint)],
  ]),
  operator("_%_", "modulo", modulo, [
    ["int64", ...ofOne(int)],
    ["uint64", ...ofOne(uint)],
  ]),
  operator("_*_", "multiply", multiply, [
    ["double", ...ofOne(double)],
    ["int64", ...ofOne(int)],
    ["uint64", ...ofOne(uint)],
  ]),
  operator("-_", "negate", negate, [
    ["double", [double], double],
    ["int64", [int], int],
  ]),
  operator("_-_", "subtract", subtract, [
    ["double", ...ofOne(double)],
    ["duration_duration", ...ofOne(duration)],
    ["int64", ...ofOne(int)],
    ["timestamp_duration", [timestamp, duration], timestamp],
    ["timestamp_timestamp", [timestamp, timestamp], duration],
    ["uint64", ...ofOne(uint)],
  ]),
  comparison("_<_", "less", (order) => order < 0),
  comparison("_<=_", "less_equals", (order) => order <= 0),
  comparison("_>_", "greater", (order) => order > 0),
  comparison("_>=_", "greater_equals", (order) => order >= 0),
  whole("_[_]", ...index),
  quickly(
    membership,
    whole("@in", free("in_list", [A, listOfA], bool, isIn), free("in_map", [A, mapOfAB], bool, isIn)),
  ),
];
