import type { Names } from "../check/environment.ts";
import { candidates } from "../check/environment.ts";
import type { Checked, Reference } from "../check/result.ts";
import type { CostModel } from "../cost/call.ts";
import { callCost } from "../cost/call.ts";
import type { FunctionDecl, Overload } from "../library/declare.ts";
import type { CallExpr, Expr, FoldExpr, ListExpr, MapExpr, StructExpr } from "../syntax/ast.ts";
import { qualified } from "../syntax/parser.ts";
import type { Issue } from "../syntax/source.ts";
import type { Construct } from "../type/messages.ts";
import type { Type } from "../type/type.ts";
import { isDyn } from "../type/type.ts";
import { mapOf } from "../values/key.ts";
import { typeOf } from "../values/show.ts";
import type { Value } from "../values/value.ts";
import { CelError, Fault, isList, MapValue, TypeValue } from "../values/value.ts";
import type { Path } from "./attribute.ts";
import { extend, follow } from "./attribute.ts";
import { dispatch, strict } from "./call.ts";
import { coercion } from "./coerce.ts";
import type { Start } from "./fields.ts";
import type { Slots } from "./fold.ts";
import { collect, general, lazily, quantify, readLazily } from "./fold.ts";
import { Frame } from "./frame.ts";
import { listOf, mapFrom, membership } from "./literal.ts";
import { and, constant, intern, or, orOptional, orValue } from "./logic.ts";
import { isKey } from "./qualify.ts";
import { resolve } from "./resolve.ts";
import { shapeOf } from "./shape.ts";
import type { Step } from "./step.ts";
import { unreadable } from "./unreadable.ts";
import { certain, longest, variable } from "./variable.ts";

/** How expressions are compiled. */
export interface Plan {
  readonly names: Names;
  readonly model: CostModel;
  /** Errors where the API server is lenient: see the option of the environment. */
  readonly strict: boolean;
  readonly construct: Construct | undefined;
  /** Variables have the values of their declared types already; default false: they may be plain JSON. */
  readonly converted?: boolean;
}

/** A compiled expression: its first step, and how many slots its loops need. */
export interface Compiled {
  readonly step: Step;
  readonly slots: number;
  readonly issues: readonly Issue[];
}

/** Turns a tree into steps. What the checker found decides functions and types; without it they are found at run time. */
export function plan(expr: Expr, checked: Checked | undefined, options: Plan): Compiled {
  const planner = new Planner(checked, options);
  const step = planner.plan(expr);
  return { step, slots: planner.slots, issues: planner.issues };
}

interface Local {
  readonly name: string;
  readonly start: Start;
  readonly outer: Local | undefined;
}

/** Calls that hand on what lists hold, or count it, and look at none of it. */
const keeping = new Set(["_+_", "dyn", "size"]);
const conversions = new Set("bool bytes double duration dyn int string timestamp type uint".split(" "));

class Planner {
  slots = 0;
  readonly issues: Issue[] = [];
  readonly #checked: Checked | undefined;
  readonly #options: Plan;
  readonly #known: (Step | undefined)[] = [];
  #local: Local | undefined;

  constructor(checked: Checked | undefined, options: Plan) {
    this.#checked = checked;
    this.#options = options;
  }

  /** A node that stands in several places is compiled once. */
  plan(expr: Expr): Step {
    const known = this.#known[expr.id];
    if (known !== undefined) return known;
    const made = this.#make(expr);
    this.#known[expr.id] = made;
    return made;
  }

  #make(expr: Expr): Step {
    switch (expr.kind) {
      case "literal":
        return constant(expr.value);
      case "list":
        return this.#list(expr);
      case "map":
        return this.#map(expr);
      case "struct":
        return this.#struct(expr);
      case "fold":
        return this.#fold(expr);
      case "call":
        return this.#isPath(expr) ? this.#value(expr) : this.#call(expr);
      default:
        return this.#value(expr);
    }
  }

  get #folds(): boolean {
    return this.#options.model === "kubernetes";
  }

  #reference(expr: Expr): Reference | undefined {
    return this.#checked?.references[expr.id];
  }

  // Paths: names, selections, indices, and the choice between two of them.

  #isPath(expr: Expr): boolean {
    if (expr.kind === "ident" || expr.kind === "select") return true;
    return expr.kind === "call" && expr.target === undefined && pathCalls.has(expr.name);
  }

  /** True for what may be the beginning of a longer path; whether something is there is a value of its own. */
  #goesOn(expr: Expr): boolean {
    if (expr.kind === "select" && expr.test) return false;
    return this.#isPath(expr) && this.#constantName(expr) === undefined;
  }

  #value(expr: Expr): Step {
    const type = this.#constantName(expr);
    if (type !== undefined) return constant(type);
    const test = expr.kind === "select" && expr.test;
    const own = test && this.#options.model === "kubernetes" ? 0 : 1;
    const step = follow(this.#path(expr), own, test, this.#options.strict);
    return test ? step : this.#coerced(expr, step);
  }

  /** The value of a name of a type or a constant. */
  #constantName(expr: Expr): Value | undefined {
    const found = this.#reference(expr);
    if (found?.kind !== "name" || found.is.kind === "variable") return undefined;
    return found.is.kind === "type" ? new TypeValue(found.is.type) : found.is.value;
  }

  #coerced(expr: Expr, step: Step): Step {
    const type = this.#options.converted === true ? undefined : this.#typeOf(expr);
    const coerce = type === undefined || isDyn(type) ? undefined : coercion(type);
    return coerce === undefined ? step : (frame) => coerce(step(frame));
  }

  #typeOf(expr: Expr): Type | undefined {
    return this.#checked?.types[expr.id];
  }

  #path(expr: Expr): Path {
    const { at } = expr;
    const found = this.#reference(expr);
    if (found?.kind === "name" && found.is.kind === "variable") return this.#variable(expr, [found.name]);
    if (expr.kind === "ident") return this.#variable(expr, candidates(this.#options.names.container, expr.name));
    if (expr.kind === "select") {
      const unresolved = this.#checked === undefined ? this.#unresolved(expr) : undefined;
      return unresolved ?? extend(this.#start(expr.operand), { key: expr.field, optional: false, at });
    }
    if (expr.kind === "call" && expr.target === undefined) {
      const [first, second, third] = expr.args;
      if (first !== undefined && second !== undefined && third !== undefined && expr.name === "_?_:_") {
        const condition = this.plan(first);
        const base = { kind: "either", condition, yes: this.#branch(second), no: this.#branch(third), at } as const;
        return { base, parts: [], at };
      }
      if (first !== undefined && second !== undefined && pathCalls.has(expr.name))
        return extend(this.#start(first), { key: this.#key(second), optional: expr.name !== "_[_]", at });
    }
    return { base: { kind: "step", step: this.plan(expr) }, parts: [], at };
  }

  /** A path that may go on. What is no path itself is evaluated first. */
  #start(expr: Expr): Path {
    if (this.#goesOn(expr)) return this.#path(expr);
    return { base: { kind: "step", step: this.plan(expr) }, parts: [], at: expr.at };
  }

  /** One of two paths. Whether something is there costs nothing itself there, whoever reckons. */
  #branch(expr: Expr): Path {
    if (expr.kind !== "select" || !expr.test || this.#constantName(expr) !== undefined) return this.#start(expr);
    return {
      base: { kind: "step", step: follow(this.#path(expr), 0, true, this.#options.strict) },
      parts: [],
      at: expr.at,
    };
  }

  /** A key: a constant, or a step. A path as a key does not cost itself. */
  #key(expr: Expr): Value | Step {
    if (this.#goesOn(expr)) return follow(this.#path(expr), 0);
    const step = this.plan(expr);
    const { fixed } = step;
    if (fixed !== undefined && !isKey(fixed)) this.#issue(expr, `invalid qualifier type: ${typeOf(fixed).name}`);
    return fixed === undefined ? step : fixed;
  }

  #variable(expr: Expr, all: readonly string[]): Path {
    for (const name of all)
      for (let local = this.#local; local !== undefined; local = local.outer)
        if (local.name === name) return { base: local.start, parts: [], at: expr.at };
    const name = certain(all, this.#options.names);
    if (name !== undefined)
      return { base: { kind: "variable", name: intern(name), at: expr.at }, parts: [], at: expr.at };
    const step = variable(all, this.#options.names, expr.at);
    return { base: { kind: "step", step }, parts: [], at: expr.at };
  }

  /** Without a checker, a dotted name is the longest variable or type of that name. */
  #unresolved(expr: Expr & { readonly kind: "select" }): Path | undefined {
    const name = qualified(expr);
    if (name === undefined) return undefined;
    const { names } = this.#options;
    const all = candidates(names.container, name);
    const plain = follow(extend(this.#start(expr.operand), { key: expr.field, optional: false, at: expr.at }), 0);
    return { base: { kind: "step", step: longest(all, names, plain, expr.at) }, parts: [], at: expr.at };
  }

  // Calls.

  #call(expr: CallExpr): Step {
    const { fn, overloads, parts } = resolve(expr, this.#reference(expr), this.#options.names);
    if (fn === undefined) {
      if (this.#checked === undefined) return () => new CelError(`no such overload: ${expr.name}`, expr.at);
      this.#issue(expr, `undeclared reference to '${expr.name}' (in container '${this.#options.names.container}')`);
      return constant(null);
    }
    if (fn.name === "_&&_" || fn.name === "_||_") return this.#logic(expr, fn.name);
    const args = parts.map((part) => this.plan(part));
    const [first, second] = args;
    if (first !== undefined && second !== undefined) {
      if (fn.name === "or" && args.length === 2) return orOptional(first, second);
      if (fn.name === "orValue" && args.length === 2) return orValue(first, second, !this.#options.strict, expr.at);
      const member = fn.name === "@in" ? this.#membership(overloads, first, second) : undefined;
      if (member !== undefined) return member;
    }
    return this.#strict(expr, fn, overloads, args);
  }

  #strict(expr: CallExpr, fn: FunctionDecl, overloads: readonly Overload[], args: readonly Step[]): Step {
    const [only] = overloads;
    const id = overloads.length === 1 && this.#checked !== undefined ? (only?.id ?? "") : "";
    const cost = callCost(fn.name, id, this.#options.model, args.length);
    const prepared = this.#folds ? only?.prepare?.(args.map(({ fixed }) => fixed)) : undefined;
    if (typeof prepared === "string") this.issues.push(unreadable(expr, fn.name, prepared));
    const call = typeof prepared === "function" ? prepared : dispatch(fn, overloads);
    // A pattern that is compiled ahead makes a call of any number of arguments.
    const lazy = typeof prepared === "function" || (!fn.whole && overloads.length > 1);
    const { quick } = fn;
    const step = strict({ call, args, cost, at: expr.at, lazy, quick, keeps: keeping.has(fn.name) });
    if (!this.#folds || !conversions.has(fn.name) || args.length !== 1 || args[0]?.fixed === undefined) return step;
    const value = step(new Frame({}, 0, {}));
    if (value instanceof CelError) this.issues.push(unreadable(expr, fn.name, value.message));
    return constant(value);
  }

  #issue(expr: Expr, message: string): void {
    this.issues.push({ message, at: expr.at });
  }

  #logic(expr: CallExpr, name: string): Step {
    const terms: Step[] = [];
    const flatten = (term: Expr): void => {
      if (term.kind === "call" && term.name === name && term.target === undefined) term.args.forEach(flatten);
      else terms.push(this.plan(term));
    };
    flatten(expr);
    return name === "_&&_" ? and(terms, expr.at) : or(terms, expr.at);
  }

  /** `x in [constants]` is one look into a set, and free. */
  #membership(overloads: readonly Overload[], value: Step, list: Step): Step | undefined {
    const elements = list.fixed;
    if (!this.#folds || elements === undefined || !isList(elements)) return undefined;
    if (overloads.length !== 1 || overloads[0]?.id !== "in_list") return undefined;
    if (elements.length === 0) return constant(false);
    return membership(value, elements);
  }

  // Lists, maps, messages.

  #list(expr: ListExpr): Step {
    const elements = expr.elements.map((element) => this.plan(element));
    const values = elements.map(({ fixed }) => fixed);
    if (this.#folds && expr.optional.length === 0 && values.every((value) => value !== undefined))
      return constant(values.filter((value) => value !== undefined));
    const optional = expr.elements.map((_, index) => expr.optional.includes(index));
    return listOf(elements, expr.optional.length === 0 ? undefined : optional, expr.at);
  }

  #map(expr: MapExpr): Step {
    const entries = expr.entries.map(({ key, value, optional }) => ({
      key: this.plan(key),
      value: this.plan(value),
      optional,
    }));
    const step = mapFrom(entries, expr.at, { strict: this.#options.strict });
    const fixed = entries.every(({ key, value }) => key.fixed !== undefined && value.fixed !== undefined);
    if (!this.#folds || !fixed) return step;
    const value = step(new Frame({}, 0, {}));
    return value instanceof Fault ? step : constant(value);
  }

  #struct(expr: StructExpr): Step {
    const found = this.#reference(expr);
    const { construct, names } = this.#options;
    // Without a checker, the first type of the names that it may have.
    const first = () => candidates(names.container, expr.name).find((one) => names.name(one)?.kind === "type");
    const name = found?.kind === "name" ? found.name : (first() ?? expr.name);
    if (construct === undefined) {
      this.#issue(expr, `unknown type: ${name}`);
      return () => null;
    }
    const fields = expr.fields.map((field) => ({
      key: constant(field.name),
      value: this.plan(field.value),
      optional: field.optional,
    }));
    const entries = mapFrom(fields, expr.at, { price: 40 });
    return (frame) => {
      const value = entries(frame);
      if (!(value instanceof MapValue)) return value;
      const given = [...value.entries.values()].map(([key, item]): [string, Value] => [String(key), item]);
      return construct(name, new Map(given), frame);
    };
  }

  // Loops.

  #fold(expr: FoldExpr): Step {
    const range = this.plan(expr.range);
    const shape = shapeOf(expr);
    const outer = this.#local;
    const init = this.plan(expr.init);
    const accu = this.slots++;
    if (shape.kind === "bind") {
      const result = this.#within(
        { name: expr.accu, start: { kind: "step", step: readLazily(accu, init) }, outer },
        expr.result,
      );
      return lazily(range, result, accu);
    }
    const inner: Local = { name: expr.accu, start: { kind: "slot", slot: accu }, outer };
    const iter = this.slots++;
    const iter2 = expr.iter2 === "" ? undefined : this.slots++;
    const slots: Slots = { accu, iter, iter2 };
    const first: Local = { name: expr.iter, start: { kind: "slot", slot: iter }, outer: inner };
    const body: Local =
      iter2 === undefined ? first : { name: expr.iter2, start: { kind: "slot", slot: iter2 }, outer: first };
    switch (shape.kind) {
      case "all":
      case "exists":
        return quantify(range, this.#within(body, shape.predicate), slots, shape.kind === "exists", expr.at);
      case "append": {
        const predicate = shape.predicate && this.#within(body, shape.predicate);
        const element = this.#within(body, shape.element);
        return collect(
          range,
          init,
          predicate,
          element,
          slots,
          this.#folds && element.fixed !== undefined ? 2 : 12,
          expr.at,
        );
      }
      default: {
        const fresh = shape.kind === "insert" ? freshMap(init) : init;
        const condition = this.#within(body, expr.condition);
        const step = this.#within(body, expr.step);
        const result = this.#within(inner, expr.result);
        return general({ range, init: fresh, condition, step, result }, slots, expr.at);
      }
    }
  }

  #within(local: Local, expr: Expr): Step {
    const outer = this.#local;
    this.#local = local;
    const step = this.plan(expr);
    this.#local = outer;
    return step;
  }
}

/** A map that the loop may fill: constants are shared. */
function freshMap(init: Step): Step {
  return (frame) => {
    const value = init(frame);
    return value instanceof MapValue ? mapOf([]) : value;
  };
}

const pathCalls = new Set(["_[_]", "_[?_]", "_?._", "_?_:_"]);
