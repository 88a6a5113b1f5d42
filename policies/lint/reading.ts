/** What expressions of a policy read and call, and whether what they call speaks for the request or against it. */

import type { CallExpr, Expr, FoldExpr, LiteralExpr } from "@bubustack/cel/syntax/ast";
import type { Expression } from "../admission/expression.ts";
import type { Known } from "./known.ts";
import { elementOf, fieldOf, nothing, union } from "./known.ts";

/** `for`: where it is true the request is rather allowed; `against`: rather refused; `open`: it cannot be told. */
export type Side = "for" | "against" | "open";

/** A call of a function, operators and macros aside. */
export interface Call {
  readonly name: string;
  /** The target, where there is one, then the arguments. */
  readonly parts: readonly Known[];
  readonly side: Side;
}

export interface Reading {
  /** All paths that are read, those of variables that are used among them. */
  readonly paths: ReadonlySet<string>;
  readonly calls: readonly Call[];
  /** False where the expression is so large that some of it was not looked at. */
  readonly complete: boolean;
}

/** Reads an expression, with the variables that it uses. `side` is where it stands if it is true. */
export function read(
  expression: Expression,
  variables: ReadonlyMap<string, Expression>,
  side: Exclude<Side, "open">,
): Reading {
  const reader = new Reader(variables);
  if ("program" in expression) reader.visit(expression.program.ast.expr, undefined, side);
  return { paths: reader.paths, calls: [...reader.calls.values()], complete: reader.left > 0 };
}

interface Scope {
  readonly name: string;
  readonly known: Known;
  readonly outer: Scope | undefined;
}

const other: { readonly [side in Side]: Side } = { for: "against", against: "for", open: "open" };
/** Calls that yield one of their parts, or what it holds, or a text that is made of it. */
const through = new Set(["or", "orValue", "value", "of", "ofNonZeroValue", "dyn", "flatten", "distinct", "sort"]);
const texts = new Set(["lowerAscii", "upperAscii", "trim", "string"]);
const indices = new Set(["_[_]", "_[?_]", "_?._"]);

class Reader {
  readonly paths = new Set<string>();
  readonly calls = new Map<string, Call>();
  /** How many parts may still be looked at. */
  left = 50_000;
  readonly #variables: ReadonlyMap<string, Expression>;
  readonly #memo = new Map<Expr, Map<Scope | undefined, Map<Side, Known>>>();
  /** Those that are being read: a variable may not use itself. */
  readonly #open = new Set<string>();

  constructor(variables: ReadonlyMap<string, Expression>) {
    this.#variables = variables;
  }

  /** What an expression may stand for. */
  visit(expr: Expr, scope: Scope | undefined, side: Side): Known {
    const bySide = this.#memo.get(expr)?.get(scope);
    const found = bySide?.get(side);
    if (found !== undefined) return found;
    if (this.left-- <= 0) return nothing;
    const known = this.#find(expr, scope, side);
    for (const path of known.paths) this.paths.add(path);
    const byScope = this.#memo.get(expr) ?? new Map<Scope | undefined, Map<Side, Known>>();
    this.#memo.set(expr, byScope.set(scope, (byScope.get(scope) ?? new Map<Side, Known>()).set(side, known)));
    return known;
  }

  #find(expr: Expr, scope: Scope | undefined, side: Side): Known {
    switch (expr.kind) {
      case "literal":
        return typeof expr.value === "string" ? { paths: [], texts: [expr.value] } : nothing;
      case "ident":
        return named(expr.name, scope);
      case "select":
        return this.#select(expr.operand, expr.field, scope, side);
      case "call":
        return this.#call(expr, scope, side);
      case "list":
        return { ...nothing, items: union(...expr.elements.map((one) => this.visit(one, scope, "open"))) };
      case "map":
        for (const { key, value } of expr.entries) for (const one of [key, value]) this.visit(one, scope, "open");
        return nothing;
      case "struct":
        for (const { value } of expr.fields) this.visit(value, scope, "open");
        return nothing;
      case "fold":
        return this.#fold(expr, scope, side);
    }
  }

  #select(operand: Expr, field: string, scope: Scope | undefined, side: Side): Known {
    const variable = operand.kind === "ident" && operand.name === "variables" && isFree("variables", scope);
    return variable ? this.#variable(field, side) : fieldOf(this.visit(operand, scope, "open"), field);
  }

  #variable(name: string, side: Side): Known {
    const expression = this.#variables.get(name);
    if (expression === undefined || "problem" in expression || this.#open.has(name)) return nothing;
    this.#open.add(name);
    const known = this.visit(expression.program.ast.expr, undefined, side);
    this.#open.delete(name);
    return known;
  }

  #call(expr: CallExpr, scope: Scope | undefined, side: Side): Known {
    const { name, target, args } = expr;
    const [first, second, third] = args;
    if (name === "_?_:_" && first !== undefined && second !== undefined && third !== undefined) {
      // A filter keeps an element where its condition holds.
      this.visit(first, scope, isKept(second, third) ? side : "open");
      return union(this.visit(second, scope, side), this.visit(third, scope, side));
    }
    if (name === "_&&_" || name === "_||_" || name === "_+_")
      // Lists that are joined have the elements of both; texts that are joined are another text.
      return { ...union(...args.map((one) => this.visit(one, scope, side))), texts: [] };
    if (name === "!_" && first !== undefined) return this.visit(first, scope, other[side]);
    if (indices.has(name) && first !== undefined && second !== undefined)
      return this.#index(first, second, scope, side);
    const compared = comparison(name, first, second);
    if (compared !== undefined) return this.visit(compared.of, scope, compared.same ? side : other[side]);
    const parts = (target === undefined ? args : [target, ...args]).map((one) =>
      this.visit(one, scope, through.has(name) ? side : "open"),
    );
    if (!/^[_@!-]/.test(name)) {
      const call: Call = { name, parts, side };
      this.calls.set(JSON.stringify(call), call);
    }
    return through.has(name) || texts.has(name) ? union(...parts) : nothing;
  }

  #index(of: Expr, key: Expr, scope: Scope | undefined, side: Side): Known {
    if (key.kind === "literal" && typeof key.value === "string") return this.#select(of, key.value, scope, side);
    const known = this.visit(of, scope, "open");
    const { texts: keys } = key.kind === "literal" ? nothing : this.visit(key, scope, "open");
    return keys.length === 0 ? elementOf(known) : union(...keys.map((text) => fieldOf(known, text)));
  }

  #fold(expr: FoldExpr, scope: Scope | undefined, side: Side): Known {
    const { range, iter, iter2, accu, init, step, result } = expr;
    if (range.kind === "list" && range.elements.length === 0) {
      const bound: Scope = { name: accu, known: this.visit(init, scope, "open"), outer: scope };
      return this.visit(result, bound, side);
    }
    const all = step.kind === "call" && step.name === "_&&_";
    const element = elementOf(this.visit(range, scope, all ? other[side] : side));
    const own: Scope = { name: accu, known: nothing, outer: scope };
    const inner: Scope =
      iter2 === ""
        ? { name: iter, known: element, outer: own }
        : { name: iter2, known: element, outer: { name: iter, known: nothing, outer: own } };
    return union(this.visit(init, scope, "open"), this.visit(step, inner, side));
  }
}

function named(name: string, scope: Scope | undefined): Known {
  for (let local = scope; local !== undefined; local = local.outer) if (local.name === name) return local.known;
  return name.startsWith("@") || name.startsWith("#") ? nothing : { paths: [name.replace(/^\./, "")], texts: [] };
}

function isFree(name: string, scope: Scope | undefined): boolean {
  for (let local = scope; local !== undefined; local = local.outer) if (local.name === name) return false;
  return true;
}

/** `condition ? what was carried + [element] : what was carried`, of which macros make filters. */
function isKept(then: Expr, otherwise: Expr): boolean {
  return otherwise.kind === "ident" && otherwise.name.startsWith("@") && then.kind === "call" && then.name === "_+_";
}

/** `x == false`, `list.size() == 0`, `size(list) > 0`: the same as what is compared, or its contrary. */
function comparison(name: string, left: Expr | undefined, right: Expr | undefined) {
  if (left === undefined || right?.kind !== "literal") return undefined;
  const { value } = right;
  if (typeof value === "boolean") {
    if (name === "_==_") return { of: left, same: value };
    return name === "_!=_" ? { of: left, same: !value } : undefined;
  }
  const list = sized(left);
  if (list === undefined) return undefined;
  const some =
    (name === "_>_" && isNumber(right, 0)) ||
    (name === "_!=_" && isNumber(right, 0)) ||
    (name === "_>=_" && isNumber(right, 1));
  const none =
    (name === "_==_" && isNumber(right, 0)) ||
    (name === "_<=_" && isNumber(right, 0)) ||
    (name === "_<_" && isNumber(right, 1));
  return some || none ? { of: list, same: some } : undefined;
}

function sized(expr: Expr): Expr | undefined {
  if (expr.kind !== "call" || expr.name !== "size") return undefined;
  return expr.target ?? expr.args[0];
}

function isNumber({ value }: LiteralExpr, wanted: number): boolean {
  return value === wanted;
}
