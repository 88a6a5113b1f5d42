import { check } from "./check/checker.ts";
import type { Checked } from "./check/result.ts";
import type { Environment } from "./environment.ts";
import type { Limits } from "./plan/frame.ts";
import { Frame } from "./plan/frame.ts";
import type { Compiled } from "./plan/planner.ts";
import { plan } from "./plan/planner.ts";
import type { Ast } from "./syntax/ast.ts";
import { parse } from "./syntax/parser.ts";
import type { Issue } from "./syntax/source.ts";
import type { Type } from "./type/type.ts";
import { dyn } from "./type/type.ts";
import { extent } from "./values/effort.ts";
import type { Value } from "./values/value.ts";
import { CelError } from "./values/value.ts";

/** What an evaluation came to: a value, an error or what is not known yet (`Pending`), and what it cost. */
export interface Answer {
  readonly value: Value;
  readonly cost: number;
}

/** The largest answer, in the steps that it takes to go through it. */
const maxResult = 4_000_000;

/** Made once: an evaluation that says no limits makes none. */
const unlimited: Limits = {};

/** An expression ready to be evaluated, as often as wanted. */
export class Program {
  readonly ast: Ast;
  /** The type of its value; dyn where that is known only at run time. */
  readonly type: Type;
  /** What the checker found; undefined for a program that was not checked. */
  readonly checked: Checked | undefined;
  readonly #compiled: Compiled;

  constructor(ast: Ast, checked: Checked | undefined, compiled: Compiled) {
    this.ast = ast;
    this.checked = checked;
    this.type = checked?.types[ast.expr.id] ?? dyn;
    this.#compiled = compiled;
  }

  /**
   * Evaluates. Variables are plain JSON or values; one that is undefined is an error where it is used. A property may be
   * a getter: it is read when it is used, each time. Never throws.
   */
  evaluate(variables: { readonly [name: string]: Value | undefined } = {}, limits: Limits = unlimited): Answer {
    const frame = new Frame(variables, this.#compiled.slots, limits);
    let value: Value;
    try {
      value = this.#compiled.step(frame);
    } catch (failure) {
      value = new CelError(`internal error: ${failure instanceof Error ? failure.message : "unknown"}`);
    }
    // What was only read is as large as the variables are.
    if (frame.made && typeof value === "object" && extent(value, maxResult) > maxResult)
      frame.halt("operation cancelled: memory budget exceeded");
    if (frame.cost > frame.limit) frame.halt("operation cancelled: actual cost limit exceeded");
    return { value: frame.halted ?? value, cost: frame.cost };
  }
}

/** A program, or all that is wrong with the expression. */
export type Compilation = { readonly program: Program } | { readonly issues: readonly Issue[] };

/** Parses, checks and compiles an expression. Never throws. */
export function compile(source: string, env: Environment): Compilation {
  const parsed = parse(source, env.syntax);
  return "issues" in parsed ? parsed : compileAst(parsed.ast, env);
}

/** Checks and compiles a parsed expression. */
export function compileAst(ast: Ast, env: Environment): Compilation {
  const checked = check(ast.expr, env.names);
  if (checked.issues.length > 0) return { issues: checked.issues };
  const issues = env.validators.flatMap((validate) => validate(ast.expr, checked));
  return issues.length > 0 ? { issues } : finish(ast, checked, env);
}

/**
 * Compiles a parsed expression without checking it: functions are chosen by the values that meet at run time, and unknown
 * ones are errors then.
 */
export function compileUnchecked(ast: Ast, env: Environment): Compilation {
  return finish(ast, undefined, env);
}

function finish(ast: Ast, checked: Checked | undefined, env: Environment): Compilation {
  const compiled = plan(ast.expr, checked, env.plan);
  return compiled.issues.length > 0 ? { issues: compiled.issues } : { program: new Program(ast, checked, compiled) };
}
