import { same } from "../compare.ts";
import { Fault } from "../fault.ts";
import { storageRef } from "../offloaded.ts";
import type { Run } from "../run.ts";
import type { Value } from "../value.ts";
import { isDict, isList, kindOf, named, truthy, typeOf } from "../value.ts";
import { hexHash } from "./encoding.ts";
import type { Functions } from "./take.ts";
import { any, text } from "./take.ts";

/** True for what Sprig calls empty. A time or a version never is. */
function empty(value: Value): boolean {
  return !truthy(value);
}

function jsonType(value: Value): string {
  if (value === undefined || value === null) return "null";
  const stored = storageRef(value);
  if (stored !== undefined) {
    const gap = stored.path === "" || /^[.[]/.test(stored.path) ? "" : ".";
    return `offloaded(${stored.ref}${gap}${stored.path})`;
  }
  if (isList(value)) return "array";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "string") return "string";
  return isDict(value) || kindOf(value) === "struct" || kindOf(value) === "ptr" ? "object" : "number";
}

function hashOf(value: Value, run: Run): Value {
  if (typeof value === "string") return hexHash("sha256", value, run);
  throw new Fault("value", `hash_of needs a text, not ${named(value)}`, run.at, { fix: "convert it with toJson" });
}

export const values: Functions = {
  default: ([fallback, ...given]) => (given.length === 0 || empty(given[0]) ? fallback : given[0]),
  empty: ([value]) => empty(value),
  coalesce: (given) => given.find((value) => !empty(value)) ?? null,
  all: (given) => given.every((value) => !empty(value)),
  any: (given) => given.some((value) => !empty(value)),
  ternary: ([yes, no, chosen]) => (chosen === true ? yes : no),
  exists: ([value]) => value !== null && value !== undefined,
  sample: ([value]) => value,
  hash_of: ([value], run) => hashOf(value, run),
  type_of: ([value]) => jsonType(value),
  typeOf: ([value]) => typeOf(value),
  typeIs: (args) => text(args, 0) === typeOf(any(args, 1)),
  typeIsLike: (args) => [text(args, 0), `*${text(args, 0)}`].includes(typeOf(any(args, 1))),
  kindOf: ([value]) => kindOf(value),
  kindIs: (args) => text(args, 0) === kindOf(any(args, 1)),
  deepEqual: ([left, right], run) => same(left, right, run),
  fail: (args, run) => {
    throw new Fault("fail", text(args, 0), run.at);
  },
  call: ([value], run) => {
    throw new Fault("value", `${named(value)} is no function to call`, run.at, { fix: "call a function by its name" });
  },
};
