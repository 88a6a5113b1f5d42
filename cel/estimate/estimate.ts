import type { Checked } from "../check/result.ts";
import type { CostModel } from "../cost/call.ts";
import type { CallExpr, Expr, FoldExpr, Literal, SelectExpr } from "../syntax/ast.ts";
import { accumulator } from "../syntax/ast.ts";
import type { Type } from "../type/type.ts";
import { dyn, isOptional } from "../type/type.ts";
import { codePoints } from "../values/utf8.ts";
import { kubernetesEstimate } from "./kubernetes.ts";
import { languageEstimate } from "./language.ts";
import { libraryEstimate } from "./library.ts";
import type { CallEstimate, CallNodes, Node, Sizes, Trail } from "./node.ts";
import type { Range } from "./range.ts";
import { add, exactly, limit, multiply, one, union, unknown, zero } from "./range.ts";
import type { Entries } from "./scope.ts";
import { Scopes, unionOf } from "./scope.ts";

/** What bounds an estimate. */
export interface EstimateOptions {
  /** How large values may be; by default nothing is known. */
  readonly sizes?: Sizes;
  /** Whose costs; the API server's by default. */
  readonly model?: CostModel;
}

/**
 * What an evaluation of a checked expression costs at least and at most, by the bounds of the values that it reads: equal
 * to the estimate by which the API server accepts or refuses rules.
 */
export function estimate(
  expr: Expr,
  checked: Checked,
  { sizes = () => undefined, model = "kubernetes" }: EstimateOptions = {},
): Range {
  return new Estimator(checked, sizes, model).cost(expr);
}

class Estimator {
  readonly #checked: Checked;
  readonly #bounds: Sizes;
  readonly #model: CostModel;
  readonly #trails: (Trail | undefined)[] = [];
  readonly #sizes: (Range | undefined)[] = [];
  readonly #entries: (Entries | undefined)[] = [];
  readonly #scopes = new Scopes();

  constructor(checked: Checked, bounds: Sizes, model: CostModel) {
    this.#checked = checked;
    this.#bounds = bounds;
    this.#model = model;
  }

  cost(expr: Expr): Range {
    switch (expr.kind) {
      case "literal":
        return zero;
      case "ident":
        this.#trails[expr.id] =
          this.#scopes.find(expr.name)?.trail ?? (this.#scopes.has(expr.name) ? undefined : [expr.name]);
        return one;
      case "select":
        return this.#select(expr);
      case "call":
        return this.#call(expr);
      case "list":
        return this.#list(expr, expr.elements);
      case "map":
        return this.#map(expr);
      case "struct":
        return add(exactly(40), ...expr.fields.map(({ value }) => this.cost(value)));
      case "fold":
        return isBind(expr) ? this.#bind(expr) : this.#fold(expr);
    }
  }

  #select(expr: SelectExpr): Range {
    const operand = this.cost(expr.operand);
    if (expr.test) return this.#model === "kubernetes" ? operand : add(operand, one);
    this.#trails[expr.id] = [...(this.#trail(expr.operand) ?? []), expr.field];
    const { kind } = this.#type(expr.operand);
    return kind === "map" || kind === "struct" || kind === "param" ? add(operand, one) : operand;
  }

  #call(expr: CallExpr): Range {
    const [first] = expr.args;
    const found = this.#checked.references[expr.id];
    const name = found?.kind === "function" ? found.fn.name : expr.name;
    if (name === "dyn" && first !== undefined) {
      const cost = this.cost(first);
      this.#copy(expr, first);
      return add(cost, one);
    }
    const costs = expr.args.map((arg) => this.cost(arg));
    const args = expr.args.map((arg) => this.#node(arg));
    const own = found?.kind === "function" && found.qualified ? undefined : expr.target;
    const base = own === undefined ? zero : this.cost(own);
    const nodes: CallNodes = { target: own && this.#node(own), args };
    const overloads = found?.kind === "function" ? found.overloads.map(({ id }) => id) : name === "_?._" ? [name] : [];
    if (overloads.length === 0) return zero;
    let [cost, size]: [Range, Range | undefined] = [{ min: limit, max: 0n }, undefined];
    for (const overload of overloads) {
      const estimated = this.#overload(expr, name, overload, nodes, costs);
      cost = union(cost, estimated.cost);
      if (estimated.size !== undefined) size = size === undefined ? estimated.size : union(size, estimated.size);
      const step = overload === "index_list" ? "@items" : overload === "index_map" ? "@values" : undefined;
      if (step !== undefined && first !== undefined) {
        size = this.#entriesOf(first)?.value;
        this.#trails[expr.id] = [...(this.#trail(first) ?? []), step];
      }
      size ??= this.#size(expr);
    }
    this.#sizes[expr.id] = size ?? this.#sizes[expr.id];
    return add(base, cost);
  }

  #overload(expr: CallExpr, name: string, overload: string, nodes: CallNodes, costs: readonly Range[]): CallEstimate {
    const sum = add(...costs);
    const found =
      libraryEstimate(overload, nodes, this.#bounds) ??
      (this.#model === "kubernetes" ? kubernetesEstimate(name, overload, nodes, this.#bounds) : undefined);
    if (found !== undefined) return { ...found, cost: add(found.cost, sum) };
    const [a = zero, b = zero, c = zero] = costs;
    if (overload === "logical_or" || overload === "logical_and") return { cost: { min: a.min, max: sum.max } };
    if (overload === "conditional") {
      const [, yes, no] = expr.args;
      if (yes === undefined || no === undefined) return { cost: sum };
      this.#setEntries(expr, unionOf(this.#entriesOf(yes), this.#entriesOf(no)));
      return { cost: add(a, union(b, c)), size: union(this.#known(yes), this.#known(no)) };
    }
    if (overload.startsWith("add_")) {
      const [left, right] = expr.args;
      if (/^add_(string|bytes|list)$/.test(overload) && left !== undefined && right !== undefined)
        this.#setEntries(expr, unionOf(this.#entriesOf(left), this.#entriesOf(right)));
    }
    const language = languageEstimate(overload, nodes);
    return { ...language, cost: add(language.cost, sum) };
  }

  #list(expr: Expr, elements: readonly Expr[]): Range {
    const costs = elements.map((element) => this.cost(element));
    this.#entries[expr.id] = { container: "list", key: one, value: this.#spread(elements) };
    return add(exactly(10), ...costs);
  }

  #map(expr: Expr & { readonly kind: "map" }): Range {
    const costs = expr.entries.map(({ key, value }) => add(this.cost(key), this.cost(value)));
    const [keys, values] = [expr.entries.map(({ key }) => key), expr.entries.map(({ value }) => value)];
    this.#entries[expr.id] = { container: "map", key: this.#spread(keys), value: this.#spread(values) };
    return add(exactly(30), ...costs);
  }

  /** The range that covers the sizes of all parts. */
  #spread(parts: readonly Expr[]): Range {
    if (parts.length === 0) return zero;
    return parts.map((part) => this.#known(part)).reduce(union);
  }

  #bind(expr: FoldExpr): Range {
    const cost = add(this.cost(expr.range), this.cost(expr.init));
    this.#push(expr.accu, expr.init);
    const result = this.cost(expr.result);
    this.#scopes.pop(expr.accu);
    this.#copy(expr, expr.result);
    return add(cost, result);
  }

  #fold(expr: FoldExpr): Range {
    const { range, init, iter, iter2 } = expr;
    const before = add(this.cost(range), this.cost(init));
    this.#push(expr.accu, init);
    if (iter2 === "") this.#pushElement(iter, range, "single");
    else {
      this.#pushElement(iter, range, "key");
      this.#pushElement(iter2, range, "value");
    }
    const round = add(this.cost(expr.condition), this.cost(expr.step));
    this.#scopes.pop(iter);
    if (iter2 !== "") this.#scopes.pop(iter2);
    const result = this.cost(expr.result);
    this.#scopes.pop(expr.accu);
    const count = this.#known(range);
    const cost = add(before, result, multiply(count, round));
    if (init.kind === "literal") this.#setSize(expr, this.#size(init));
    if (init.kind === "list" || init.kind === "map") {
      this.#setSize(expr, count);
      this.#setEntries(expr, this.#entriesOf(expr.step));
    }
    return cost;
  }

  /** A variable that stands for the value of an expression. */
  #push(name: string, value: Expr): void {
    this.#scopes.push(name, {
      trail: this.#trail(value),
      size: this.#size(value),
      entries: this.#entriesOf(value),
    });
  }

  /** A variable of a loop. */
  #pushElement(name: string, range: Expr, part: "single" | "key" | "value"): void {
    const entries = this.#entriesOf(range);
    const list = (entries?.container ?? this.#type(range).kind) === "list";
    const ofKey = part === "key" || (part === "single" && !list);
    const step = ofKey ? (list ? "@indices" : "@keys") : list ? "@items" : "@values";
    const size = ofKey ? entries?.key : entries?.value;
    this.#scopes.push(name, { trail: [...(this.#trail(range) ?? []), step], size, entries: undefined });
  }

  #type(expr: Expr): Type {
    return this.#checked.types[expr.id] ?? dyn;
  }

  #trail(expr: Expr): Trail {
    if (expr.kind === "ident" && this.#scopes.has(expr.name)) return this.#scopes.find(expr.name)?.trail;
    return this.#trails[expr.id];
  }

  #node(expr: Expr): Node {
    const trail = this.#trail(expr);
    return {
      trail: trail?.[0] === accumulator ? undefined : trail,
      type: this.#type(expr),
      expr,
      size: this.#size(expr),
    };
  }

  #known(expr: Expr): Range {
    return this.#size(expr) ?? unknown;
  }

  #size(expr: Expr): Range | undefined {
    const known = this.#sizes[expr.id] ?? written(expr);
    if (known !== undefined) return known;
    const trail = this.#trail(expr);
    const bound = trail === undefined || trail.length === 0 ? undefined : this.#bounds(trail);
    if (bound !== undefined) {
      this.#sizes[expr.id] = bound;
      return bound;
    }
    if (isScalar(this.#type(expr))) return one;
    return expr.kind === "ident" ? this.#scopes.find(expr.name)?.size : undefined;
  }

  #setSize(expr: Expr, size: Range | undefined): void {
    if (size !== undefined) this.#sizes[expr.id] = size;
  }

  #entriesOf(expr: Expr): Entries | undefined {
    return this.#entries[expr.id] ?? (expr.kind === "ident" ? this.#scopes.find(expr.name)?.entries : undefined);
  }

  #setEntries(expr: Expr, entries: Entries | undefined): void {
    if (entries !== undefined) this.#entries[expr.id] = entries;
  }

  #copy(to: Expr, from: Expr): void {
    this.#setSize(to, this.#size(from));
    this.#setEntries(to, this.#entriesOf(from));
  }
}

/** A name for a value: `cel.bind` and the macros of optionals. */
function isBind({ range, condition, accu }: FoldExpr): boolean {
  const empty = range.kind === "list" && range.elements.length === 0;
  return empty && condition.kind === "literal" && condition.value === false && accu !== "__result__";
}

/** The size of what is written in the expression itself. */
function written(expr: Expr): Range | undefined {
  if (expr.kind === "list") return exactly(expr.elements.length);
  if (expr.kind === "map") return exactly(expr.entries.length);
  return expr.kind === "literal" ? exactly(lengthOf(expr.value)) : undefined;
}

function lengthOf(value: Literal): number {
  if (typeof value === "string") return codePoints(value);
  return value instanceof Uint8Array ? value.length : 1;
}

const scalars = new Set(["bool", "double", "duration", "int", "timestamp", "uint"]);

function isScalar(type: Type): boolean {
  const [inner] = type.params;
  return isOptional(type) && inner !== undefined ? isScalar(inner) : scalars.has(type.kind);
}
