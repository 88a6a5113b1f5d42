import type { Sizes } from "../estimate/node.ts";
import type { Range } from "../estimate/range.ts";
import type { Declared } from "./declare.ts";

/** How large values may be that are reached from declared variables. */
export function sizesUnder(variables: ReadonlyMap<string, Declared>): Sizes {
  return ([name = "", ...rest]) => bounded(variables.get(name), rest);
}

/**
 * How large values may be as rules of a CustomResourceDefinition are estimated: whatever a trail starts from, it is
 * followed from the value that the rule is about.
 */
export function sizesOfRule(self: Declared): Sizes {
  return ([, ...rest]) => bounded(self, rest);
}

function bounded(from: Declared | undefined, trail: readonly string[]): Range | undefined {
  let at = from;
  for (const part of trail) {
    if (part === "@items" || part === "@values") at = at?.element;
    else at = part === "@keys" ? at?.key : at?.fields?.get(part);
  }
  return at && { min: 0n, max: BigInt(Math.trunc(at.maxElements)) };
}
