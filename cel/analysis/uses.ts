import type { CallExpr, Expr, FoldExpr } from "../syntax/ast.ts";

/** What an expression uses, told without evaluating it. */
export interface Uses {
  /**
   * The paths that it reads, sorted: names and constant keys as they are, an index or a key that is not constant as `[*]`:
   * `object.spec.containers[*].image`. What loops and `cel.bind` name is told by what it stands for.
   */
  readonly paths: readonly string[];
  /** The functions that it calls, operators and macros aside, sorted. */
  readonly functions: readonly string[];
  /** False where the expression is so large that some of it was not looked at. */
  readonly complete: boolean;
}

/** The paths and functions of an expression. */
export function usesOf(expr: Expr): Uses {
  const walker = new Walker();
  walker.read(expr, undefined);
  const read = [...walker.paths];
  const alone = [...walker.elements].filter((path) => !read.some((other) => other.startsWith(path)));
  return { paths: [...read, ...alone].sort(), functions: [...walker.functions].sort(), complete: walker.left > 0 };
}

/** What names stand for: the paths of each; none for values that are computed. */
interface Scope {
  readonly name: string;
  readonly paths: readonly string[];
  readonly outer: Scope | undefined;
}

/** The most paths that one expression stands for. */
const most = 100;
const indices = new Set(["_[_]", "_[?_]", "_?._"]);
/** Calls that yield one of their arguments, or what it holds. */
const through = new Set(["or", "orValue", "value", "optional.of", "optional.ofNonZeroValue", "dyn"]);

class Walker {
  readonly paths = new Set<string>();
  /** What loops go over. */
  readonly elements = new Set<string>();
  /** How many nodes may still be looked at. */
  left = 50_000;
  readonly #known = new Map<Expr, Map<Scope | undefined, readonly string[]>>();
  readonly functions = new Set<string>();

  /** Notes what an expression reads, its own value included. */
  read(expr: Expr, scope: Scope | undefined): void {
    for (const path of this.#paths(expr, scope)) this.paths.add(path);
  }

  /** The paths that an expression stands for; what it needs besides is noted. Trees of macros share nodes. */
  #paths(expr: Expr, scope: Scope | undefined): readonly string[] {
    const known = this.#known.get(expr)?.get(scope);
    if (known !== undefined) return known;
    if (this.left-- <= 0) return [];
    const found = [...new Set(this.#find(expr, scope))].slice(0, most);
    const own = this.#known.get(expr) ?? new Map<Scope | undefined, readonly string[]>();
    this.#known.set(expr, own.set(scope, found));
    return found;
  }

  #find(expr: Expr, scope: Scope | undefined): readonly string[] {
    switch (expr.kind) {
      case "ident":
        return named(expr.name, scope);
      case "select":
        return this.#paths(expr.operand, scope).map((path) => `${path}${key(expr.field)}`);
      case "call":
        return this.#call(expr, scope);
      case "fold":
        return this.#fold(expr, scope);
      case "list":
        for (const element of expr.elements) this.read(element, scope);
        return [];
      case "map":
        for (const entry of expr.entries) for (const part of [entry.key, entry.value]) this.read(part, scope);
        return [];
      case "struct":
        for (const { value } of expr.fields) this.read(value, scope);
        return [];
      default:
        return [];
    }
  }

  #call(expr: CallExpr, scope: Scope | undefined): readonly string[] {
    const { name, target, args } = expr;
    const [first, second, third] = args;
    if (indices.has(name) && first !== undefined && second !== undefined) {
      if (second.kind !== "literal") this.read(second, scope);
      const part = second.kind === "literal" && typeof second.value === "string" ? key(second.value) : "[*]";
      return this.#paths(first, scope).map((path) => `${path}${part}`);
    }
    if (name === "_?_:_" && first !== undefined && second !== undefined && third !== undefined) {
      this.read(first, scope);
      return [...this.#paths(second, scope), ...this.#paths(third, scope)];
    }
    const whole = target === undefined ? undefined : qualified(target, scope);
    const called = whole === undefined ? name : `${whole}.${name}`;
    if (!/(^|\.)[_@!-]/.test(name)) this.functions.add(called);
    const parts = whole === undefined && target !== undefined ? [target, ...args] : args;
    if (through.has(called)) return parts.flatMap((part) => this.#paths(part, scope));
    for (const part of parts) this.read(part, scope);
    return [];
  }

  /** Its variables stand for the elements of what it goes over; `cel.bind` is a loop over nothing. */
  #fold(expr: FoldExpr, scope: Scope | undefined): readonly string[] {
    const range = this.#paths(expr.range, scope);
    const init = this.#paths(expr.init, scope);
    const elements = range.map((path) => `${path}[*]`);
    for (const path of elements) this.elements.add(path);
    const accu = { name: expr.accu, paths: init, outer: scope };
    let inner: Scope = { name: expr.iter, paths: expr.iter2 === "" ? elements : [], outer: accu };
    if (expr.iter2 !== "") inner = { name: expr.iter2, paths: elements, outer: inner };
    const bound = expr.range.kind === "list" && expr.range.elements.length === 0;
    if (!bound) for (const part of [expr.condition, expr.step]) this.read(part, inner);
    return this.#paths(expr.result, accu);
  }
}

function named(name: string, scope: Scope | undefined): readonly string[] {
  for (let local = scope; local !== undefined; local = local.outer) if (local.name === name) return local.paths;
  return name.startsWith("@") || name.startsWith("#") ? [] : [name.replace(/^\./, "")];
}

/** The namespace that a target is: `optional` in `optional.of(x)`. */
const namespaces = new Set([
  "base64",
  "cel",
  "format",
  "ip",
  "jsonpatch",
  "lists",
  "math",
  "optional",
  "regex",
  "sets",
  "strings",
]);

function qualified(target: Expr, scope: Scope | undefined): string | undefined {
  if (target.kind !== "ident" || !namespaces.has(target.name)) return undefined;
  for (let local = scope; local !== undefined; local = local.outer) if (local.name === target.name) return undefined;
  return target.name;
}

function key(text: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(text) ? `.${text}` : `[${JSON.stringify(text)}]`;
}
