import { Fault } from "./fault.ts";
import { Instant } from "./instant.ts";
import { offloaded } from "./offloaded.ts";
import type { Run } from "./run.ts";
import type { Value } from "./value.ts";
import { byBytes, entry, Int, isDict, isList, keysOf, named } from "./value.ts";

/**
 * True where two values are equal, for `eq` and `ne`. Numbers are compared by their value, whatever their types; lists
 * and objects only with nothing.
 */
export function equals(left: Value, right: Value, run: Run): boolean {
  run.charge();
  if (nothing(left) || nothing(right)) return nothing(left) && nothing(right);
  if (isNumber(left) && isNumber(right)) return order(left, right) === 0;
  if (typeof left === "string" && typeof right === "string") {
    run.text(Math.min(left.length, right.length, run.limits.maxOutputBytes));
    return left === right;
  }
  if (typeof left === "boolean" && typeof right === "boolean") return left === right;
  if (left instanceof Instant && right instanceof Instant)
    return left.seconds === right.seconds && left.nanos === right.nanos;
  throw incomparable(left, right, run, "use deepEqual for lists and objects");
}

/** True where the first value comes before the second, for `lt` and the like: two numbers or two texts. */
export function isBefore(left: Value, right: Value, run: Run): boolean {
  run.charge();
  if (isNumber(left) && isNumber(right)) return order(left, right) < 0;
  if (typeof left === "string" && typeof right === "string") {
    run.charge(Math.min(left.length, right.length) / 8);
    return byBytes(left, right) < 0;
  }
  throw incomparable(left, right, run, "convert them with int, float64 or toString");
}

/** True where two values are the same through and through, types included, for `deepEqual`, `has`, `uniq`, `without`. */
export function same(left: Value, right: Value, run: Run, depth = 0): boolean {
  run.charge();
  run.deep(depth);
  if (left === right) return !Number.isNaN(left);
  if (nothing(left) || nothing(right)) return nothing(left) && nothing(right);
  if (left instanceof Int && right instanceof Int) return left.kind === right.kind && left.value === right.value;
  if (left instanceof Instant && right instanceof Instant)
    return left.seconds === right.seconds && left.nanos === right.nanos;
  if (isList(left) && isList(right))
    return left.length === right.length && left.every((item, at) => same(item, right[at], run, depth + 1));
  if (!isDict(left) || !isDict(right)) return false;
  offloaded(left, run);
  offloaded(right, run);
  const keys = keysOf(left);
  run.charge(keys.length);
  if (keys.length !== keysOf(right).length) return false;
  return keys.every((key) => Object.hasOwn(right, key) && same(entry(left, key), entry(right, key), run, depth + 1));
}

export function isNumber(value: Value): value is number | Int {
  return typeof value === "number" || value instanceof Int;
}

function nothing(value: Value): boolean {
  return value === undefined || value === null;
}

/** Below, at or above zero; NaN where one of them is none. Exact between integers and floats. */
function order(left: number | Int, right: number | Int): number {
  const a = left instanceof Int ? left.value : left;
  const b = right instanceof Int ? right.value : right;
  return a < b ? -1 : a > b ? 1 : a >= b ? 0 : Number.NaN;
}

function incomparable(left: Value, right: Value, run: Run, fix: string): Fault {
  return new Fault("value", `${named(left)} cannot be compared with ${named(right)}`, run.at, { fix });
}
