import type { FunctionDecl, Overload } from "../library/declare.ts";
import type { CallExpr, Expr, FoldExpr, ListExpr, Literal, MapExpr, SelectExpr, StructExpr } from "../syntax/ast.ts";
import { qualified } from "../syntax/parser.ts";
import type { Issue } from "../syntax/source.ts";
import { Bindings, mostGeneral } from "../type/assign.ts";
import type { Type } from "../type/type.ts";
import * as types from "../type/type.ts";
import { Double, Uint } from "../values/value.ts";
import type { Name, Names } from "./environment.ts";
import { candidates } from "./environment.ts";
import { fieldHint, nameHint, overloadHint } from "./hints.ts";
import type { Checked, Reference } from "./result.ts";

/** The variables of the loops around a node, the innermost first. */
interface Scope {
  readonly name: string;
  readonly type: Type;
  readonly outer: Scope | undefined;
}

/** Finds the type of every node, and what every name and call refers to. */
export function check(expr: Expr, names: Names): Checked {
  const checker = new Checker(names);
  checker.check(expr);
  return checker.result();
}

class Checker {
  readonly #names: Names;
  readonly #bindings = new Bindings();
  readonly #types: (Type | undefined)[] = [];
  readonly #references: (Reference | undefined)[] = [];
  readonly #issues: Issue[] = [];
  #scope: Scope | undefined;
  /** Where comparisons across types are off, the reference implementation forgets it at the first loop. */
  #crossTypes: boolean;

  constructor(names: Names) {
    this.#names = names;
    this.#crossTypes = names.crossTypeComparisons;
  }

  result(): Checked {
    const found = this.#types.map((type) => type && this.#bindings.substitute(type, true));
    return { types: found, references: this.#references, issues: this.#issues };
  }

  check(expr: Expr): void {
    // A node that stands in several places has one type.
    if (this.#types[expr.id] !== undefined) return;
    switch (expr.kind) {
      case "literal":
        this.#types[expr.id] = literalType(expr.value);
        break;
      case "ident":
        this.#ident(expr, expr.name);
        break;
      case "select":
        this.#select(expr);
        break;
      case "call":
        this.#call(expr);
        break;
      case "list":
        this.#list(expr);
        break;
      case "map":
        this.#map(expr);
        break;
      case "struct":
        this.#struct(expr);
        break;
      case "fold":
        this.#fold(expr);
        break;
    }
  }

  #typeOf(expr: Expr): Type {
    return this.#types[expr.id] ?? types.error;
  }

  #issue(expr: { readonly at: number }, message: string, hint?: string): void {
    this.#issues.push({ message, at: expr.at, ...(hint === undefined ? {} : { hint }) });
  }

  #lookup(name: string): (Reference & { readonly kind: "name" }) | undefined {
    for (const candidate of candidates(this.#names.container, name)) {
      for (let scope = this.#scope; scope !== undefined; scope = scope.outer)
        if (scope.name === candidate)
          return { kind: "name", name: candidate, is: { kind: "variable", type: scope.type } };
      const is = this.#names.name(candidate);
      if (is !== undefined) return { kind: "name", name: candidate, is };
    }
    return undefined;
  }

  #function(name: string): FunctionDecl | undefined {
    for (const candidate of candidates(this.#names.container, name)) {
      const found = this.#names.fn(candidate);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** `whole` is the name with the namespace that it may be in. */
  #undeclared(expr: Expr, name: string, whole = name): void {
    this.#types[expr.id] = types.error;
    const called = expr.kind === "call";
    const known = [...(this.#names.known?.(called ? "function" : "name") ?? [])];
    for (let scope = this.#scope; scope !== undefined && !called; scope = scope.outer) known.push(scope.name);
    const hint = nameHint(whole, known) ?? nameHint(name, known);
    this.#issue(expr, `undeclared reference to '${name}' (in container '${this.#names.container}')`, hint);
  }

  #ident(expr: Expr, name: string): boolean {
    const found = this.#lookup(name);
    if (found === undefined) {
      if (expr.kind === "ident") this.#undeclared(expr, name);
      return false;
    }
    this.#types[expr.id] = nameType(found.is);
    this.#references[expr.id] = found;
    return true;
  }

  #select(expr: SelectExpr): void {
    const name = qualified(expr);
    if (name !== undefined && this.#ident(expr, name)) return;
    const field = this.#field(expr, expr.operand, expr.field, false);
    this.#types[expr.id] = expr.test ? types.bool : this.#bindings.substitute(field, false);
  }

  /** The type of a field of an operand, optional where the operand or the selection is. */
  #field(expr: Expr, operand: Expr, name: string, optional: boolean): Type {
    this.check(operand);
    const of = this.#bindings.substitute(this.#typeOf(operand), false);
    const inner = types.isOptional(of) ? (of.params[0] ?? types.dyn) : of;
    const found = this.#fieldOf(expr, inner, name);
    return inner !== of || optional ? types.optional(found) : found;
  }

  #fieldOf(expr: Expr, of: Type, name: string): Type {
    switch (of.kind) {
      case "map":
        return of.params[1] ?? types.dyn;
      case "struct": {
        const found = this.#names.field(of.name, name);
        if (found) return found;
        this.#issue(
          expr,
          found === null ? `unexpected failed resolution of '${of.name}'` : `undefined field '${name}'`,
          found === null ? undefined : fieldHint(name, this.#names.fields?.(of.name)),
        );
        return types.error;
      }
      case "param":
        this.#bindings.assignable(types.dyn, of);
        return types.dyn;
      default:
        if (of.kind !== "error" && !types.isDyn(of))
          this.#issue(expr, `type '${types.show(of)}' does not support field selection`);
        return types.dyn;
    }
  }

  #call(expr: CallExpr): void {
    const [operand, field] = expr.args;
    if (expr.name === "_?._" && operand !== undefined && field?.kind === "literal") {
      const found = this.#field(expr, operand, String(field.value), true);
      this.check(field);
      this.#types[expr.id] = this.#bindings.substitute(found, false);
      return;
    }
    for (const arg of expr.args) this.check(arg);
    const { target } = expr;
    const prefix = target === undefined ? undefined : qualified(target);
    const named = prefix === undefined ? undefined : this.#function(`${prefix}.${expr.name}`);
    if (named !== undefined) {
      this.#resolve(expr, named, undefined, true);
      return;
    }
    if (target !== undefined) this.check(target);
    const found = this.#function(expr.name);
    if (found === undefined) this.#undeclared(expr, expr.name, prefix && `${prefix}.${expr.name}`);
    else this.#resolve(expr, found, target, false);
  }

  /** Finds the signatures of a function that fit the arguments. */
  #resolve(expr: CallExpr, fn: FunctionDecl, target: Expr | undefined, qualified: boolean): void {
    if (fn.name === "_&&_" || fn.name === "_||_") {
      this.#logic(expr, fn);
      return;
    }
    const args = (target === undefined ? expr.args : [target, ...expr.args]).map((arg) => this.#typeOf(arg));
    const fitting: Overload[] = [];
    let result: Type | undefined;
    for (const overload of fn.overloads) {
      if (overload.member !== (target !== undefined) || overload.args.length !== args.length) continue;
      if (!this.#crossTypes && crossType.test(overload.id)) continue;
      const fresh = overload.generic ? this.#instance(overload) : overload;
      if (!this.#bindings.assignableAll(args, fresh.args)) continue;
      fitting.push(overload);
      const found = this.#bindings.substitute(fresh.result, false);
      if (result === undefined) result = found;
      else if (!types.isDyn(result) && !types.same(found, result)) result = types.dyn;
    }
    this.#types[expr.id] = result ?? types.error;
    if (result !== undefined) {
      this.#references[expr.id] = { kind: "function", fn, overloads: fitting, qualified };
      return;
    }
    const shown = args.map((arg) => this.#bindings.substitute(arg, true));
    const message = `found no matching overload for '${fn.name}' applied to '${types.showCall(shown, target !== undefined)}'`;
    this.#issue(expr, message, overloadHint(fn, target !== undefined));
  }

  /** A signature with parameters of its own. */
  #instance({ args, result }: Overload): { readonly args: readonly Type[]; readonly result: Type } {
    const fresh = new Map<string, Type>();
    const replace = (type: Type): Type => {
      if (type.kind === "param") {
        const found = fresh.get(type.name) ?? this.#bindings.variable();
        fresh.set(type.name, found);
        return found;
      }
      return type.params.length === 0 ? type : { ...type, params: type.params.map(replace) };
    };
    return { args: args.map(replace), result: replace(result) };
  }

  #logic(expr: CallExpr, fn: FunctionDecl): void {
    let fits = true;
    for (const arg of expr.args) fits = this.#mustBe(arg, types.bool) && fits;
    this.#types[expr.id] = fits ? types.bool : types.error;
    if (fits) this.#references[expr.id] = { kind: "function", fn, overloads: fn.overloads, qualified: false };
  }

  #mustBe(expr: Expr, type: Type): boolean {
    if (this.#bindings.assignable(this.#typeOf(expr), type)) return true;
    this.#mismatch(expr, type, this.#typeOf(expr));
    return false;
  }

  #mismatch(expr: Expr, wanted: Type, found: Type): void {
    this.#issue(expr, `expected type '${types.show(wanted)}' but found '${types.show(found)}'`);
  }

  /** The type of a value of an entry marked by `?`: what its optional holds. */
  #unwrapped(expr: Expr, optional: boolean): Type {
    const type = this.#typeOf(expr);
    if (!optional) return type;
    if (types.isOptional(type)) return type.params[0] ?? types.dyn;
    if (!types.isDyn(type)) this.#mismatch(expr, types.optional(type), type);
    return type;
  }

  #join(before: Type | undefined, next: Type): Type {
    if (before === undefined) return next;
    if (this.#bindings.assignable(before, next)) return mostGeneral(before, next);
    return types.dyn;
  }

  #list(expr: ListExpr): void {
    let element: Type | undefined;
    for (const [index, item] of expr.elements.entries()) {
      this.check(item);
      element = this.#join(element, this.#unwrapped(item, expr.optional.includes(index)));
    }
    this.#types[expr.id] = types.list(element ?? this.#bindings.variable());
  }

  #map(expr: MapExpr): void {
    let key: Type | undefined;
    let value: Type | undefined;
    for (const entry of expr.entries) {
      this.check(entry.key);
      key = this.#join(key, this.#typeOf(entry.key));
      this.check(entry.value);
      value = this.#join(value, this.#unwrapped(entry.value, entry.optional));
    }
    this.#types[expr.id] = types.map(key ?? this.#bindings.variable(), value ?? this.#bindings.variable());
  }

  #struct(expr: StructExpr): void {
    const found = this.#lookup(expr.name);
    if (found === undefined) {
      this.#undeclared(expr, expr.name);
      return;
    }
    this.#references[expr.id] = found;
    const named = found.is.kind === "type" ? found.is.type : undefined;
    // Some messages have types of the language: their fields are those of the message.
    const known = named !== undefined && named.kind !== "struct" && this.#names.field(found.name, "") !== null;
    const type = known ? types.struct(found.name) : named;
    if (type === undefined) this.#issue(expr, `'${types.show(nameType(found.is))}' is not a type`);
    else if (type.kind !== "struct") this.#issue(expr, `'${type.name}' is not a message type`);
    this.#types[expr.id] = (type?.kind === "struct" ? named : undefined) ?? types.error;
    for (const field of expr.fields) {
      this.check(field.value);
      const wanted = type === undefined ? types.error : this.#fieldOf(expr, type, field.name);
      const value = this.#unwrapped(field.value, field.optional);
      if (!this.#bindings.assignable(wanted, value))
        this.#issue(
          field,
          `expected type of field '${field.name}' is '${types.show(wanted)}' but provided type is '${types.show(value)}'`,
        );
    }
  }

  #fold(expr: FoldExpr): void {
    this.check(expr.range);
    this.check(expr.init);
    const accu = this.#typeOf(expr.init);
    const outer = this.#scope;
    this.#crossTypes = true;
    const [first, second] = this.#variables(expr);
    const inner: Scope = { name: expr.accu, type: accu, outer };
    const loop: Scope = { name: expr.iter, type: first, outer: inner };
    this.#scope = expr.iter2 === "" ? loop : { name: expr.iter2, type: second, outer: loop };
    this.check(expr.condition);
    this.#assert(expr.condition, types.bool);
    this.check(expr.step);
    this.#assert(expr.step, accu);
    this.#scope = inner;
    this.check(expr.result);
    this.#scope = outer;
    this.#types[expr.id] = this.#bindings.substitute(this.#typeOf(expr.result), false);
  }

  #assert(expr: Expr, wanted: Type): void {
    const found = this.#typeOf(expr);
    if (!this.#bindings.assignable(wanted, found)) this.#mismatch(expr, wanted, found);
  }

  /** The types of the variables of a loop. */
  #variables({ range, iter2 }: FoldExpr): readonly [first: Type, second: Type] {
    const of = this.#bindings.substitute(this.#typeOf(range), false);
    const [first = types.dyn, second = types.dyn] = of.params;
    switch (of.kind) {
      case "list":
        return iter2 === "" ? [first, types.dyn] : [types.int, first];
      case "map":
        return [first, second];
      case "dyn":
      case "any":
      case "error":
      case "param":
        this.#bindings.assignable(types.dyn, of);
        return [types.dyn, types.dyn];
      default:
        this.#issue(
          range,
          `expression of type '${types.show(of)}' cannot be range of a comprehension (must be list, map, or dynamic)`,
        );
        return [types.error, types.error];
    }
  }
}

const crossType = /^(less|greater)_(equals_)?(int64|uint64|double)_(int64|uint64|double)$/;

function nameType(is: Name): Type {
  return is.kind === "type" ? types.typeOf(is.type) : is.type;
}

function literalType(value: Literal): Type {
  if (value === null) return types.nullType;
  if (value instanceof Uint) return types.uint;
  if (value instanceof Double) return types.double;
  if (value instanceof Uint8Array) return types.bytes;
  return typeof value === "boolean" ? types.bool : typeof value === "string" ? types.string : types.int;
}
