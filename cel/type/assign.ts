import type { Type } from "./type.ts";
import { dyn, isDyn, same } from "./type.ts";

/**
 * What type parameters stand for, found while checking. An attempt that fails leaves no trace.
 */
export class Bindings {
  readonly #bound = new Map<string, Type>();
  readonly #trail: (readonly [name: string, before: Type | undefined])[] = [];
  #fresh = 0;

  /** A parameter that nothing else uses. */
  variable(): Type {
    return { kind: "param", name: `_var${this.#fresh++}`, params: [] };
  }

  find(type: Type): Type | undefined {
    return type.kind === "param" ? this.#bound.get(type.name) : undefined;
  }

  /** True where values of all types of `from` may stand where `to` is wanted; remembers what that needs. */
  assignableAll(from: readonly Type[], to: readonly Type[]): boolean {
    const mark = this.#trail.length;
    if (this.#every(from, to)) return true;
    this.#undo(mark);
    return false;
  }

  assignable(from: Type, to: Type): boolean {
    const mark = this.#trail.length;
    if (this.#try(from, to)) return true;
    this.#undo(mark);
    return false;
  }

  /** A type with what its parameters stand for in their place; unbound ones become dyn where `toDyn`. */
  substitute(type: Type, toDyn: boolean): Type {
    const bound = this.find(type);
    if (bound !== undefined) return this.substitute(bound, toDyn);
    if (type.kind === "param") return toDyn ? dyn : type;
    if (type.params.length === 0) return type;
    let changed = false;
    const params = type.params.map((param) => {
      const next = this.substitute(param, toDyn);
      changed ||= next !== param;
      return next;
    });
    return changed ? { ...type, params } : type;
  }

  #bind(name: string, type: Type): void {
    this.#trail.push([name, this.#bound.get(name)]);
    this.#bound.set(name, type);
  }

  #undo(mark: number): void {
    while (this.#trail.length > mark) {
      const [name, before] = this.#trail.pop() ?? [""];
      if (before === undefined) this.#bound.delete(name);
      else this.#bound.set(name, before);
    }
  }

  #every(from: readonly Type[], to: readonly Type[]): boolean {
    if (from.length !== to.length) return false;
    for (let index = 0; index < from.length; index++) {
      const [a, b] = [from[index], to[index]];
      if (a === undefined || b === undefined || !this.#try(a, b)) return false;
    }
    return true;
  }

  #try(a: Type, b: Type): boolean {
    if (a === b && a.params.length === 0) return true;
    if (b.kind === "param") {
      const found = this.#stands(a, b);
      if (found !== "open") return found;
    }
    if (a.kind === "param") return this.#stands(b, a) === true;
    if (loose(a) || loose(b)) return true;
    if (a.kind === "null") return nullable(b);
    if (b.kind === "null") return nullable(a);
    switch (a.kind) {
      case "type":
        return b.kind === "type";
      case "opaque":
      case "list":
      case "map":
        return a.kind === b.kind && a.name === b.name && this.#every(a.params, b.params);
      default:
        return a.kind === b.kind && a.name === b.name;
    }
  }

  /** Whether a parameter may stand for a type; `open` where it cannot and stands for nothing yet. */
  #stands(type: Type, parameter: Type): boolean | "open" {
    if (same(type, parameter)) return true;
    const bound = this.#bound.get(parameter.name);
    if (bound !== undefined) {
      if (same(type, bound)) return true;
      if (!this.#try(type, bound)) return false;
      const general = mostGeneral(type, bound);
      if (!this.#within(parameter, general)) this.#bind(parameter.name, general);
      return true;
    }
    if (this.#within(parameter, type)) return "open";
    this.#bind(parameter.name, type);
    return true;
  }

  /** True where a parameter occurs within a type. */
  #within(parameter: Type, type: Type): boolean {
    if (same(parameter, type)) return true;
    if (type.kind === "param") {
      const bound = this.#bound.get(type.name);
      return bound !== undefined && this.#within(parameter, bound);
    }
    return type.params.some((param) => this.#within(parameter, param));
  }
}

function loose(type: Type): boolean {
  return type.kind === "error" || isDyn(type);
}

function nullable(type: Type): boolean {
  if (type.nullable || type.kind === "null") return true;
  return type.kind === "opaque" || type.kind === "struct" || type.kind === "timestamp" || type.kind === "duration";
}

/** The more general of two types that fit each other. */
export function mostGeneral(a: Type, b: Type): Type {
  return lessSpecific(a, b) ? a : b;
}

function lessSpecific(a: Type, b: Type): boolean {
  if (isDyn(a) || a.kind === "param") return true;
  if (isDyn(b) || b.kind === "param" || a.kind !== b.kind) return false;
  switch (a.kind) {
    case "type":
      return true;
    case "opaque":
    case "list":
    case "map":
      return (
        a.name === b.name &&
        a.params.length === b.params.length &&
        a.params.every((param, index) => lessSpecific(param, b.params[index] ?? dyn))
      );
    default:
      return same(a, b);
  }
}
