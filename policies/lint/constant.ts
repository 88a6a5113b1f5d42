/** Whether an expression has the same truth for every request. */
import type { Program } from "@bubustack/cel/compile";
import type { Expr } from "@bubustack/cel/syntax/ast";
import { children, walk } from "@bubustack/cel/syntax/walk";
import type { Expression } from "../admission/expression.ts";

/** The truth of an expression whatever it is asked about; undefined where that depends, or cannot be told. */
export function constantOf(expression: Expression, variables: ReadonlyMap<string, Expression>): boolean | undefined {
  if ("problem" in expression) return undefined;
  return new Folding(variables).truth(expression.program.ast.expr) ?? alone(expression.program);
}

/** An expression that looks at nothing can be evaluated. */
function alone(program: Program): boolean | undefined {
  for (const expr of walk(program.ast.expr))
    if (expr.kind === "ident" && !isLocal(expr.name, program.ast.expr)) return undefined;
  const { value } = program.evaluate({}, { cost: 10_000 });
  return typeof value === "boolean" ? value : undefined;
}

function isLocal(name: string, root: Expr): boolean {
  if (name.startsWith("@")) return true;
  for (const expr of walk(root))
    if (expr.kind === "fold" && [expr.iter, expr.iter2, expr.accu].includes(name)) return true;
  return false;
}

class Folding {
  readonly #variables: ReadonlyMap<string, Expression>;
  readonly #open = new Set<string>();
  /** How many parts may still be looked at. */
  #left = 5_000;

  constructor(variables: ReadonlyMap<string, Expression>) {
    this.#variables = variables;
  }

  truth(expr: Expr): boolean | undefined {
    if (this.#left-- <= 0) return undefined;
    if (expr.kind === "literal") return typeof expr.value === "boolean" ? expr.value : undefined;
    if (expr.kind === "select") return this.#variable(expr.operand, expr.field);
    if (expr.kind !== "call") return undefined;
    const [first, second, third] = expr.args;
    if (first === undefined) return undefined;
    if (expr.name === "!_") return not(this.truth(first));
    if (second === undefined) return undefined;
    if (expr.name === "_?_:_" && third !== undefined) {
      const condition = this.truth(first);
      const [then, otherwise] = [this.truth(second), this.truth(third)];
      if (condition !== undefined) return condition ? then : otherwise;
      return then === otherwise ? then : undefined;
    }
    if (expr.name === "_&&_" || expr.name === "_||_") return this.#joined(first, second, expr.name === "_||_");
    return this.#compared(expr.name, first, second);
  }

  /** One side that is enough decides; so does one that is the contrary of the other. */
  #joined(left: Expr, right: Expr, enough: boolean): boolean | undefined {
    const [a, b] = [this.truth(left), this.truth(right)];
    if (a === enough || b === enough) return enough;
    if (a !== undefined) return b;
    if (b !== undefined) return undefined;
    return isNot(left, right) || isNot(right, left) ? enough : undefined;
  }

  #compared(name: string, left: Expr, right: Expr): boolean | undefined {
    if ((name === "_==_" || name === "_!=_") && left.kind !== "literal" && same(left, right)) return name === "_==_";
    // A size is never below 0.
    if (right.kind === "literal" && right.value === 0 && left.kind === "call" && left.name === "size") {
      if (name === "_>=_") return true;
      if (name === "_<_") return false;
    }
    return undefined;
  }

  #variable(operand: Expr, name: string): boolean | undefined {
    if (operand.kind !== "ident" || operand.name !== "variables" || this.#open.has(name)) return undefined;
    const expression = this.#variables.get(name);
    if (expression === undefined || "problem" in expression) return undefined;
    this.#open.add(name);
    const truth = this.truth(expression.program.ast.expr);
    this.#open.delete(name);
    return truth;
  }
}

function not(truth: boolean | undefined): boolean | undefined {
  return truth === undefined ? undefined : !truth;
}

function isNot(expr: Expr, of: Expr): boolean {
  const [inner] = expr.kind === "call" && expr.name === "!_" ? expr.args : [];
  return inner !== undefined && same(inner, of);
}

/** Whether two expressions are written the same; those of more than a thousand parts count as different. */
function same(left: Expr, right: Expr): boolean {
  let budget = 1_000;
  const equal = (a: Expr, b: Expr): boolean => {
    if (budget-- <= 0 || outline(a) !== outline(b)) return false;
    const [x, y] = [children(a), children(b)];
    return (
      x.length === y.length &&
      x.every((one, at) => {
        const other = y[at];
        return other !== undefined && equal(one, other);
      })
    );
  };
  return equal(left, right);
}

/** What an expression is, its parts aside. */
function outline(expr: Expr): string {
  switch (expr.kind) {
    case "literal":
      return `literal ${typeof expr.value} ${String(expr.value)}`;
    case "ident":
      return `ident ${expr.name}`;
    case "select":
      return `select ${expr.field} ${expr.test}`;
    case "call":
      return `call ${expr.name} ${expr.target === undefined}`;
    case "list":
      return `list ${expr.optional.join()}`;
    case "map":
      return `map ${expr.entries.map(({ optional }) => optional).join()}`;
    case "struct":
      return `struct ${expr.name} ${expr.fields.map(({ name, optional }) => `${name}${optional}`).join()}`;
    case "fold":
      return `fold ${expr.iter} ${expr.iter2} ${expr.accu}`;
  }
}
