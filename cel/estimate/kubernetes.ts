import { kubernetesCost } from "../cost/kubernetes.ts";
import { matching, perCharacter } from "./language.ts";
import type { CallEstimate, CallNodes, Node, Sizes } from "./node.ts";
import { elementOf, sizeOf } from "./node.ts";
import type { Range } from "./range.ts";
import { add, exactly, multiply, one, scale, union, zero } from "./range.ts";
import { replaced } from "./replace.ts";

/** How a function of the API server's libraries is estimated: from its overload, target, arguments and the sizes known. */
type Estimate = (nodes: CallNodes, sizes: Sizes, overload: string) => CallEstimate | undefined;

/** What the API server says that a function may cost besides its arguments; undefined where the language's estimate holds. */
export function kubernetesEstimate(
  name: string,
  overload: string,
  nodes: CallNodes,
  sizes: Sizes,
): CallEstimate | undefined {
  const always = kubernetesCost(name, overload, nodes.args.length);
  if (typeof always === "number") return { cost: exactly(always) };
  return Object.hasOwn(byName, name) ? byName[name]?.(nodes, sizes, overload) : undefined;
}

const named = (names: string, estimate: Estimate) => names.split(" ").map((name) => [name, estimate] as const);

/** Through the first argument so many times. */
const through =
  (times: number, sized = false): Estimate =>
  ({ args: [first] }, sizes) => {
    const size = first && sizeOf(first, sizes);
    return size && { cost: scale(size, times * perCharacter), ...(sized ? { size } : {}) };
  };

const selector: Estimate = ({ args }, sizes) => {
  const [first] = args;
  if (first === undefined || args.length !== 1) return undefined;
  const size = sizeOf(first, sizes);
  return { cost: add(exactly(10), scale(size, perCharacter), scale(scale(size, 0.5), 50)) };
};

/** Each element is looked at once; texts are gone through. */
const overElements: Estimate = ({ target }, sizes) => {
  if (target === undefined) return undefined;
  const element = elementOf(target);
  if (element === undefined) return { cost: scale(sizeOf(target, sizes), perCharacter) };
  const texts = element.type.kind === "string" || element.type.kind === "bytes";
  const each = texts ? add(one, scale(sizeOf(element, sizes), perCharacter)) : one;
  return { cost: multiply(sizeOf(target, sizes), each) };
};

const ofTarget: Estimate = ({ target }, sizes) => {
  const size = target && sizeOf(target, sizes);
  return size && { cost: scale(size, perCharacter), size };
};

const replace: Estimate = ({ target, args: [from, to] }, sizes) => {
  if (target === undefined || from === undefined || to === undefined) return undefined;
  const size = sizeOf(target, sizes);
  return {
    cost: scale(size, 2 * perCharacter),
    size: replaced(size, sizeOf(from, sizes), sizeOf(to, sizes)),
  };
};

const split: Estimate = ({ target, args }, sizes) => {
  if (target === undefined) return undefined;
  const size = sizeOf(target, sizes);
  const expr = args[1]?.expr;
  const most = expr?.kind === "literal" && (typeof expr.value === "number" || typeof expr.value === "bigint");
  const max = most ? BigInt.asUintN(64, BigInt(expr.value as number | bigint)) : size.max;
  return { cost: scale(size, 2 * perCharacter), size: { min: 0n, max } };
};

const join: Estimate = ({ target, args: [separator] }, sizes) => {
  if (target === undefined) return undefined;
  const count = sizeOf(target, sizes);
  const element = elementOf(target);
  let size = element === undefined ? zero : multiply(count, sizeOf(element, sizes));
  if (separator !== undefined)
    size = add(size, multiply(sizeOf(separator, sizes), { min: less(count.min), max: less(count.max) }));
  return { cost: scale(size, perCharacter), size };
};

function less(count: bigint): bigint {
  return count > 0n ? count - 1n : 0n;
}

const find: Estimate = ({ target, args: [pattern] }, sizes) => {
  if (target === undefined || pattern === undefined) return undefined;
  const size = sizeOf(target, sizes);
  return { cost: matching(size, sizeOf(pattern, sizes)), size: { min: 0n, max: size.max } };
};

/** An address of version 4 or 6, in bytes. */
const address: Range = { min: 4n, max: 16n };
const compared = scale(add(address, address), perCharacter);

const contains =
  (cost: Range, parsing: string): Estimate =>
  ({ args: [first] }, sizes, overload) => {
    if (first === undefined) return undefined;
    return { cost: overload === parsing ? add(cost, scale(sizeOf(first, sizes), perCharacter)) : cost };
  };

const validate: Estimate = ({ args: [first] }, sizes) => {
  const size = first && sizeOf(first, sizes);
  // The longest pattern of a named format has 128 characters.
  return size && { cost: scale(scale(size, perCharacter), 128 * 0.25) };
};

/** Values of these types are compared at once. */
const simple = /^(net\.(IP|CIDR)|kubernetes\.(Quantity|Semver|authorization\..*))$/;

const equality: Estimate = ({ args }) => {
  const [a, b] = args;
  if (a === undefined || b === undefined || a.type.name !== b.type.name) return undefined;
  if (simple.test(a.type.name)) return { cost: one };
  if (a.type.name === "kubernetes.NamedFormat") return { cost: scale({ min: 1n, max: 64n }, perCharacter) };
  return a.type.name === "kubernetes.URL" ? { cost: scale({ min: 1n, max: longest(b) }, perCharacter) } : undefined;
};

function longest({ size }: Node): bigint {
  return size === undefined ? 1n : union(size, size).max;
}

const byName: { readonly [name: string]: Estimate } = Object.fromEntries([
  ...named("fieldSelector labelSelector", selector),
  ...named("isSorted sum max min indexOf lastIndexOf", overElements),
  ...named("url jsonpatch.escapeKey", (nodes, ...rest) =>
    nodes.args.length === 1 ? through(1, true)(nodes, ...rest) : undefined,
  ),
  ...named("lowerAscii upperAscii substring trim", ofTarget),
  ...named("replace", replace),
  ...named("split", split),
  ...named("join", join),
  ...named("find findAll", find),
  ...named("cidr ip isIP isCIDR quantity isQuantity semver isSemver", through(1)),
  ...named("ip.isCanonical", through(2)),
  ...named("containsIP", contains(compared, "cidr_contains_ip_string")),
  ...named("containsCIDR", contains(add(compared, scale(address, perCharacter), one), "cidr_contains_cidr_string")),
  ...named("validate", validate),
  ...named("_==_", equality),
]);
