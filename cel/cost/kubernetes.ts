import { extent, maxWork } from "../values/effort.ts";
import { entriesOf } from "../values/key.ts";
import { utf8Length } from "../values/utf8.ts";
import type { Value } from "../values/value.ts";
import { adapt, isPlain, MapValue, Opaque } from "../values/value.ts";
import type { CallCost } from "./call.ts";
import { sizeOf, tenth } from "./size.ts";

/** What the API server charges for functions of its libraries; undefined where the language's own charge holds. */
export function kubernetesCost(name: string, overload: string, args: number): CallCost | number | undefined {
  if (name === "ip" && overload === "cidr_ip") return 1;
  if (name === "containsIP") return containsIp(overload);
  if (name === "containsCIDR") return containsCidr(overload);
  const found = Object.hasOwn(byName, name) ? byName[name] : undefined;
  return found !== undefined && args >= found.args ? found.cost : undefined;
}

/** The size of the first argument only; what carries no size of its own counts 1. */
function plainSize(value: Value): number {
  return value instanceof Opaque || !(value instanceof Object) ? sizeOf(value) : isSized(value) ? sizeOf(value) : 1;
}

function isSized(value: Value): boolean {
  return Array.isArray(value) || value instanceof Uint8Array || value instanceof MapValue || isPlain(value);
}

const through: CallCost = (_result, a) => tenth(plainSize(a));
const twice: CallCost = (_result, a) => Math.ceil(plainSize(a) * 2 * 0.1);
/** What no call may go through costs more than any limit. */
const traverse: CallCost = (_result, a) => (typeof a === "object" && extent(a) > maxWork ? 2 ** 50 : traversal(a));
const selector: CallCost = (_result, _a, b) => {
  const size = plainSize(b);
  return 10 + tenth(size) + Math.ceil(Math.ceil(size * 0.5) * 50);
};

const named = (names: string, args: number, cost: CallCost | number) =>
  names.split(" ").map((name) => [name, { args, cost }] as const);

const byName: { readonly [name: string]: { readonly args: number; readonly cost: CallCost | number } } =
  Object.fromEntries([
    ...named("check", 0, 350_000),
    ...named("serviceAccount path group resource subresource namespace name allowed reason error errored", 0, 1),
    ...named("fieldSelector labelSelector", 2, selector),
    ...named("isSorted sum max min indexOf lastIndexOf", 0, traverse),
    ...named("url lowerAscii upperAscii substring trim jsonpatch.escapeKey", 1, through),
    ...named("replace split", 1, twice),
    ...named("join", 1, (result: Value) => Math.ceil(plainSize(result) * 2 * 0.1)),
    ...named("find findAll", 2, (_result: Value, a: Value, b: Value) => {
      return tenth(1 + plainSize(a)) * Math.ceil(plainSize(b) * 0.25);
    }),
    ...named("cidr isIP isCIDR ip quantity isQuantity semver isSemver", 1, through),
    ...named("ip.isCanonical", 1, twice),
    ...named("masked prefixLength family isUnspecified isLoopback isLinkLocalMulticast", 0, 1),
    ...named("isLinkLocalUnicast isGlobalUnicast format.named", 0, 1),
    ...named("validate", 2, (_result: Value, a: Value, b: Value) => {
      if (!(a instanceof Opaque && "regexSize" in a)) return 1;
      return tenth(1 + plainSize(b)) * Math.ceil(Number(a.regexSize) * 0.25);
    }),
    ...named("sign asInteger isInteger asApproximateFloat isGreaterThan isLessThan compareTo add sub", 0, 1),
    ...named("major minor patch getScheme getHostname getHost getPort getEscapedPath getQuery", 0, 1),
    ...named("_==_", 2, (_result: Value, a: Value, b: Value) =>
      a instanceof Opaque ? 1 : tenth(Math.min(sizeOf(a), sizeOf(b))),
    ),
  ]);

function containsIp(overload: string): CallCost {
  const parsed = overload === "cidr_contains_ip_string";
  return (_result, a, b) => Math.ceil(2 * plainSize(a) * 0.1) + (parsed ? tenth(plainSize(b)) : 0);
}

function containsCidr(overload: string): CallCost {
  const parsed = overload === "cidr_contains_cidr_string";
  return (_result, a, b) => {
    const size = plainSize(a);
    return Math.ceil(2 * size * 0.1) + tenth(size) + 1 + (parsed ? tenth(plainSize(b)) : 0);
  };
}

/** What it costs to go through a whole value: 1 for each leaf, a tenth of a byte for texts, rounded down. */
function traversal(value: Value): number {
  if (typeof value === "string") return Math.trunc(utf8Length(value) * 0.1);
  if (value instanceof Uint8Array) return Math.trunc(value.length * 0.1);
  if (Array.isArray(value)) {
    let cost = 0;
    for (const element of value) cost += traversal(adapt(element));
    return cost;
  }
  if (value instanceof MapValue || isPlain(value)) {
    let cost = 0;
    for (const [key, item] of entriesOf(value)) cost += traversal(key) + traversal(item);
    return cost;
  }
  return 1;
}
