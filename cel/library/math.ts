import type { Type } from "../type/type.ts";
import * as types from "../type/type.ts";
import { compare } from "../values/compare.ts";
import * as ints from "../values/int.ts";
import type { Value } from "../values/value.ts";
import { adapt, CelError, Double, Uint } from "../values/value.ts";
import type { Call, FunctionDecl, Library, Overload } from "./declare.ts";
import { fn, free } from "./declare.ts";
import { bits } from "./math-bits.ts";
import { mathMacros } from "./math-macros.ts";

const { bool, double, dyn, int, uint } = types;
const numbers: readonly Type[] = [double, int, uint];

/** The one of two numbers that comes first in an order: -1 for the least, 1 for the greatest. */
function pick(order: -1 | 1): (a: Value, b: Value) => Value {
  return (a, b) => {
    const found = compare(a, b);
    if (typeof found !== "number") return found;
    return found === -order ? b : a;
  };
}

function extreme(name: string, order: -1 | 1): FunctionDecl {
  const better = pick(order);
  const two: Call = (_frame, a, b) => better(a, b);
  const all: Call = (frame, a) => {
    const [first, ...rest] = Array.isArray(a) ? a.map(adapt) : [];
    if (first === undefined) return new CelError(`${name}(list) argument must not be empty`);
    return (
      frame.work(rest.length) ??
      rest.reduce((best, next) => (best instanceof CelError ? best : better(best, next)), first)
    );
  };
  const id = name.replace(".", "_");
  const overloads: Overload[] = numbers.map((type) => free(`${id}_${type.name}`, [type], type, (_frame, a) => a));
  for (const a of numbers)
    for (const b of numbers) overloads.push(free(`${id}_${a.name}_${b.name}`, [a, b], a === b ? a : dyn, two));
  for (const type of numbers) overloads.push(free(`${id}_list_${type.name}`, [types.list(type)], type, all));
  return fn(name, ...overloads);
}

function ofDouble(name: string, result: Type, work: (value: number) => Value): FunctionDecl {
  return fn(
    `math.${name}`,
    free(`math_${name}_double`, [double], result, (_frame, a) => work(a instanceof Double ? a.value : 0)),
  );
}

/** Halves away from zero. */
function round(value: number): number {
  const whole = Math.trunc(value);
  return Math.abs(value - whole) >= 0.5 ? whole + Math.sign(value) : whole;
}

const rounded = (name: string, work: (value: number) => number) =>
  ofDouble(name, double, (value) => new Double(work(value)));

const root: Call = (_frame, a) => new Double(Math.sqrt(ints.toNumber(a) ?? 0));

const functions: readonly FunctionDecl[] = [
  extreme("math.@min", -1),
  extreme("math.@max", 1),
  rounded("ceil", Math.ceil),
  rounded("floor", Math.floor),
  rounded("round", round),
  rounded("trunc", Math.trunc),
  ofDouble("isInf", bool, (value) => value === Infinity || value === -Infinity),
  ofDouble("isNaN", bool, (value) => Number.isNaN(value)),
  ofDouble("isFinite", bool, (value) => Number.isFinite(value)),
  fn(
    "math.abs",
    free("math_abs_double", [double], double, (_frame, a) => new Double(Math.abs(a instanceof Double ? a.value : 0))),
    free("math_abs_int", [int], int, (_frame, a) => (ints.isInt(a) && a < 0 ? ints.negate(a) : a)),
    free("math_abs_uint", [uint], uint, (_frame, a) => a),
  ),
  fn(
    "math.sign",
    free(
      "math_sign_double",
      [double],
      double,
      (_frame, a) => new Double(Math.sign(a instanceof Double ? a.value : 0) + 0),
    ),
    free("math_sign_int", [int], int, (_frame, a) => (ints.isInt(a) ? (a < 0 ? -1 : a > 0 ? 1 : 0) : 0)),
    free("math_sign_uint", [uint], uint, (_frame, a) => new Uint(a instanceof Uint && a.value > 0n ? 1n : 0n)),
  ),
  fn(
    "math.sqrt",
    free("math_sqrt_double", [double], double, root),
    free("math_sqrt_int", [int], double, root),
    free("math_sqrt_uint", [uint], double, root),
  ),
  ...bits,
];

/** Least and greatest, rounding, signs, roots and bits. */
export const math: Library = { name: "math", functions, macros: mathMacros };
