import { Fault } from "../fault.ts";
import type { Run } from "../run.ts";
import { textOf } from "../text.ts";
import type { List, Value } from "../value.ts";
import { Int, int64 } from "../value.ts";
import { toFloat, toInteger } from "./convert.ts";
import { addDecimals, divideDecimals, multiplyDecimals, subtractDecimals } from "./decimal.ts";
import type { Functions, TemplateFunction } from "./take.ts";
import { any, text, whole } from "./take.ts";

function fold(start: bigint | undefined, work: (left: bigint, right: bigint) => bigint): TemplateFunction {
  return (args) => {
    const numbers = args.map(toInteger);
    const first = start ?? numbers.shift() ?? 0n;
    return int64(numbers.reduce((left, right) => BigInt.asIntN(64, work(left, right)), first));
  };
}

function foldFloats(work: (left: number, right: number) => number): TemplateFunction {
  return (args) => args.map(toFloat).reduce((left, right) => work(left, right));
}

/** Division and remainder, both cut towards zero. */
function divided(args: List, run: Run, work: (left: bigint, right: bigint) => bigint): Value {
  const divisor = toInteger(any(args, 1));
  if (divisor === 0n) throw new Fault("value", "a division by zero", run.at, { fix: "guard it with if" });
  return int64(work(toInteger(any(args, 0)), divisor));
}

/** Octal digits as a number; zero for anything else. */
function fromOctal(value: Value, run: Run): Value {
  const digits = textOf(value, run);
  if (!/^[+-]?[0-7]{1,22}$/.test(digits)) return int64(0n);
  const size = BigInt(`0o${digits.replace(/^[+-]/, "")}`);
  const signed = digits.startsWith("-") ? -size : size;
  return int64(BigInt.asIntN(64, signed) === signed ? signed : 0n);
}

function readDecimal(digits: string): Value {
  if (!/^[+-]?[0-9]{1,100}$/.test(digits)) return new Int(0n);
  const value = BigInt(digits.replace(/^\+/, ""));
  // What does not fit is the nearest that does.
  return new Int(value > 2n ** 63n - 1n ? 2n ** 63n - 1n : value < -(2n ** 63n) ? -(2n ** 63n) : value);
}

function round(args: List): number {
  const on = args.length > 2 ? toFloat(any(args, 2)) : 0.5;
  const power = 10 ** whole(args, 1);
  const digit = power * toFloat(any(args, 0));
  const fraction = digit - Math.trunc(digit);
  return (fraction >= on ? Math.ceil(digit) : Math.floor(digit)) / power;
}

export const numbers: Functions = {
  int: ([value]) => new Int(toInteger(value)),
  int64: ([value]) => int64(toInteger(value)),
  float64: ([value]) => toFloat(value),
  atoi: (args) => readDecimal(text(args, 0)),
  toDecimal: ([value], run) => fromOctal(value, run),
  add: fold(0n, (left, right) => left + right),
  add1: ([value]) => int64(toInteger(value) + 1n),
  sub: fold(undefined, (left, right) => left - right),
  mul: fold(undefined, (left, right) => left * right),
  div: (args, run) => divided(args, run, (left, right) => left / right),
  mod: (args, run) => divided(args, run, (left, right) => left % right),
  max: fold(undefined, (left, right) => (right > left ? right : left)),
  biggest: fold(undefined, (left, right) => (right > left ? right : left)),
  min: fold(undefined, (left, right) => (right < left ? right : left)),
  addf: (args, run) => addDecimals(0, args.map(toFloat), run),
  add1f: ([value], run) => addDecimals(toFloat(value), [1], run),
  subf: ([first, ...rest], run) => subtractDecimals(toFloat(first), rest.map(toFloat), run),
  mulf: ([first, ...rest], run) => multiplyDecimals(toFloat(first), rest.map(toFloat), run),
  divf: ([first, ...rest], run) => divideDecimals(toFloat(first), rest.map(toFloat), run),
  maxf: foldFloats(Math.max),
  minf: foldFloats(Math.min),
  floor: ([value]) => Math.floor(toFloat(value)),
  ceil: ([value]) => Math.ceil(toFloat(value)),
  round: (args) => round(args),
};
