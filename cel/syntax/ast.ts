import type { Double, Uint } from "../values/value.ts";

/** The value of a literal: an int is a number where it is safe and a bigint beyond. */
export type Literal = null | boolean | number | bigint | string | Uint | Double | Uint8Array;

/** What every node has: an id that is unique in its tree, and the offset in the source (UTF-16 units) that it is about. */
interface Node {
  readonly id: number;
  readonly at: number;
}

export interface LiteralExpr extends Node {
  readonly kind: "literal";
  readonly value: Literal;
}

/** A name; with a leading dot it is looked up at the root whatever hides it. */
export interface IdentExpr extends Node {
  readonly kind: "ident";
  readonly name: string;
}

/** `operand.field`; with `test` it is what `has(operand.field)` asks. */
export interface SelectExpr extends Node {
  readonly kind: "select";
  readonly operand: Expr;
  readonly field: string;
  readonly test: boolean;
}

/** A call, operators included (`_+_`, `_[_]`, `_?._`); with a target it is written `target.name(args)`. */
export interface CallExpr extends Node {
  readonly kind: "call";
  readonly name: string;
  readonly target: Expr | undefined;
  readonly args: readonly Expr[];
}

/** `[a, ?b]`; `optional` holds the indices of the elements marked by `?`. */
export interface ListExpr extends Node {
  readonly kind: "list";
  readonly elements: readonly Expr[];
  readonly optional: readonly number[];
}

export interface Entry extends Node {
  readonly key: Expr;
  readonly value: Expr;
  readonly optional: boolean;
}

/** `{k: v, ?k: v}`. */
export interface MapExpr extends Node {
  readonly kind: "map";
  readonly entries: readonly Entry[];
}

export interface Field extends Node {
  readonly name: string;
  readonly value: Expr;
  readonly optional: boolean;
}

/** `Name{field: value}`. */
export interface StructExpr extends Node {
  readonly kind: "struct";
  readonly name: string;
  readonly fields: readonly Field[];
}

/** What the macros over lists and maps become: a loop over `range` that carries one value. */
export interface FoldExpr extends Node {
  readonly kind: "fold";
  readonly range: Expr;
  readonly iter: string;
  /** The second variable of a two-variable macro; empty where there is one. */
  readonly iter2: string;
  readonly accu: string;
  readonly init: Expr;
  readonly condition: Expr;
  readonly step: Expr;
  readonly result: Expr;
}

export type Expr = LiteralExpr | IdentExpr | SelectExpr | CallExpr | ListExpr | MapExpr | StructExpr | FoldExpr;

/** An expression with what was written: the calls that macros replaced, by the id of what replaced them. */
export interface Ast {
  readonly source: string;
  readonly expr: Expr;
  readonly macros: ReadonlyMap<number, CallExpr>;
  /** One above the largest id. */
  readonly ids: number;
}

/** The name of the value that a loop carries. Sources cannot write it. */
export const accumulator = "@result";

/** The functions behind the operators. */
export const operators: { readonly [text: string]: string } = {
  "+": "_+_",
  "-": "_-_",
  "*": "_*_",
  "/": "_/_",
  "%": "_%_",
  "==": "_==_",
  "!=": "_!=_",
  "<": "_<_",
  "<=": "_<=_",
  ">": "_>_",
  ">=": "_>=_",
  in: "@in",
};

/** Words that are no names. */
export const reserved: ReadonlySet<string> = new Set(
  (
    "as break const continue else false for function if import in let loop package namespace null return true var " +
    "void while"
  ).split(" "),
);
