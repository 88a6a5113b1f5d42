import type { Expr } from "../syntax/ast.ts";
import type { Type } from "../type/type.ts";
import type { Range } from "./range.ts";
import { unknown } from "./range.ts";

/**
 * Where a value comes from: a variable, then names of fields, `@items`, `@keys`, `@values` or `@indices`; undefined where
 * it comes from no variable.
 */
export type Trail = readonly string[] | undefined;

/** How large the values at the end of a trail may be; undefined where nothing bounds them. */
export type Sizes = (trail: readonly string[]) => Range | undefined;

/** A part of an expression as estimates of calls see it. */
export interface Node {
  readonly trail: Trail;
  readonly type: Type;
  /** Undefined for the elements of a list. */
  readonly expr: Expr | undefined;
  /** The size as far as the expression tells. */
  readonly size: Range | undefined;
}

/** A call as estimates see it: the target is apart. */
export interface CallNodes {
  readonly target: Node | undefined;
  readonly args: readonly Node[];
}

/** What a call costs besides its arguments, and how large its result may be where it says so. */
export interface CallEstimate {
  readonly cost: Range;
  readonly size?: Range;
}

/** The size of a part by what the expression or the bounds of schemas tell; unknown otherwise. */
export function sizeOf(node: Node, sizes: Sizes): Range {
  return node.size ?? (node.trail === undefined || node.trail.length === 0 ? undefined : sizes(node.trail)) ?? unknown;
}

/** The elements of a list; undefined where the part is none of that kind. */
export function elementOf({ type, trail }: Node): Node | undefined {
  const [element] = type.params;
  if (element === undefined) return undefined;
  return { type: element, trail: trail && [...trail, "@items"], expr: undefined, size: undefined };
}

/** A constant int, not below 0; undefined for anything else. */
export function constantOf({ expr }: Node): bigint | undefined {
  if (expr?.kind !== "literal") return undefined;
  const { value } = expr;
  if (typeof value !== "number" && typeof value !== "bigint") return undefined;
  return value < 0 ? 0n : BigInt(value);
}
