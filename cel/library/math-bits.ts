import * as types from "../type/type.ts";
import * as ints from "../values/int.ts";
import type { Value } from "../values/value.ts";
import { CelError, Uint } from "../values/value.ts";
import type { Call, FunctionDecl } from "./declare.ts";
import { fn, free } from "./declare.ts";

const { int, uint } = types;

function big(value: Value): bigint {
  if (value instanceof Uint) return value.value;
  return ints.isInt(value) ? BigInt(value) : 0n;
}

const signed = (value: bigint) => ints.toInt(BigInt.asIntN(64, value));
const unsigned = (value: bigint) => new Uint(BigInt.asUintN(64, value));

function pair(name: string, work: (a: bigint, b: bigint) => bigint): FunctionDecl {
  return fn(
    `math.${name}`,
    free(`math_${name}_int_int`, [int, int], int, (_frame, a, b) => signed(work(big(a), big(b)))),
    free(`math_${name}_uint_uint`, [uint, uint], uint, (_frame, a, b) => unsigned(work(big(a), big(b)))),
  );
}

function shift(name: string, work: (value: bigint, by: bigint) => bigint): FunctionDecl {
  const checked =
    (finish: (value: bigint) => Value): Call =>
    (_frame, a, b) => {
      const by = big(b);
      if (by < 0n) return new CelError(`math.${name}() negative offset: ${by}`);
      return by > 63n ? finish(0n) : finish(work(BigInt.asUintN(64, big(a)), by));
    };
  return fn(
    `math.${name}`,
    free(`math_${name}_int_int`, [int, int], int, checked(signed)),
    free(`math_${name}_uint_int`, [uint, int], uint, checked(unsigned)),
  );
}

/** Bits of 64-bit numbers. A shift to the right fills with zeros, for ints too. */
export const bits: readonly FunctionDecl[] = [
  pair("bitAnd", (a, b) => a & b),
  pair("bitOr", (a, b) => a | b),
  pair("bitXor", (a, b) => a ^ b),
  fn(
    "math.bitNot",
    free("math_bitNot_int_int", [int], int, (_frame, a) => signed(~big(a))),
    free("math_bitNot_uint_uint", [uint], uint, (_frame, a) => unsigned(~big(a))),
  ),
  shift("bitShiftLeft", (value, by) => value << by),
  shift("bitShiftRight", (value, by) => value >> by),
];
