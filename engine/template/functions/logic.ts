import { equals, isBefore } from "../compare.ts";
import type { Run } from "../run.ts";
import type { List, Value } from "../value.ts";
import { truthy } from "../value.ts";
import type { Functions } from "./take.ts";

function isAny(value: Value, others: List, run: Run): boolean {
  return others.some((other) => equals(value, other, run));
}

/** `and` and `or` are in the walker: they do not evaluate what they do not need. */
export const logic: Functions = {
  not: ([value]) => !truthy(value),
  eq: ([value, ...others], run) => isAny(value, others, run),
  ne: ([left, right], run) => !equals(left, right, run),
  lt: ([left, right], run) => isBefore(left, right, run),
  le: ([left, right], run) => isBefore(left, right, run) || equals(left, right, run),
  gt: ([left, right], run) => !isBefore(left, right, run) && !equals(left, right, run),
  ge: ([left, right], run) => !isBefore(left, right, run),
};
