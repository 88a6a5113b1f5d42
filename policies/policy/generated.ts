/** Policies about Pods, as policies about what makes them: the same expressions over the template, other words. */

import { compileAst } from "@bubustack/cel/compile";
import type { Environment } from "@bubustack/cel/environment";
import type { Ast, Expr } from "@bubustack/cel/syntax/ast";
import type { Expression } from "../admission/expression.ts";
import type { Validation } from "../admission/validating-policy.ts";
import type { Controller } from "./autogen.ts";
import { movedPath, movedText } from "./autogen.ts";
import type { OwnPolicy } from "./own-policy.ts";

/** What was made of a policy, by the path of the template. */
const known = new WeakMap<OwnPolicy, Map<string, OwnPolicy>>();

/** The policy for the Pods of a controller: what its messages and findings name are fields of the template. Made once. */
export function generatedPolicy(policy: OwnPolicy, controller: Controller): OwnPolicy {
  const path = controller.template.join(".");
  const own = known.get(policy) ?? new Map<string, OwnPolicy>();
  known.set(policy, own);
  const found = own.get(path) ?? moved(policy, controller);
  own.set(path, found);
  return found;
}

function moved(policy: OwnPolicy, controller: Controller): OwnPolicy {
  const messages = policy.variables.environment({ params: policy.paramKind !== undefined, authorizer: false });
  return {
    ...policy,
    mutations: [],
    validations: policy.validations.map((validation) => movedValidation(validation, controller, messages)),
    rules: policy.rules.map(({ name, path }) => ({ name, path: movedPath(path, controller) })),
  };
}

function movedValidation(validation: Validation, controller: Controller, env: Environment): Validation {
  const { message, messageExpression, expression } = validation;
  const text = message.trim() === "" ? `failed expression: ${expression.source.trim()}` : message;
  return {
    ...validation,
    message: movedText(text, controller),
    messageExpression: messageExpression && movedExpression(messageExpression, controller, env),
  };
}

/** An expression in whose text constants fields are named as those of the template. What it reads stays what it was. */
function movedExpression(expression: Expression, controller: Controller, env: Environment): Expression {
  if ("problem" in expression) return expression;
  const { ast } = expression.program;
  const moved: Ast = { ...ast, expr: withTexts(ast.expr, (text) => movedText(text, controller)) };
  const compiled = compileAst(moved, env);
  return "program" in compiled ? { ...expression, program: compiled.program } : expression;
}

/** A tree with its text constants changed; keys that are looked up stay. Trees of macros share nodes, and stay trees that do. */
function withTexts(root: Expr, change: (text: string) => string): Expr {
  const known = new Map<Expr, Expr>();
  const walk = (expr: Expr): Expr => {
    const found = known.get(expr);
    if (found !== undefined) return found;
    const made = rebuilt(expr, walk, change);
    known.set(expr, made);
    return made;
  };
  return walk(root);
}

function rebuilt(expr: Expr, walk: (expr: Expr) => Expr, change: (text: string) => string): Expr {
  switch (expr.kind) {
    case "literal":
      return typeof expr.value === "string" ? { ...expr, value: change(expr.value) } : expr;
    case "ident":
      return expr;
    case "select":
      return { ...expr, operand: walk(expr.operand) };
    case "call": {
      const { name, target, args } = expr;
      // Only texts that are joined or formatted are words.
      if (name !== "_+_" && name !== "format" && name !== "_?_:_" && name !== "join") return expr;
      return { ...expr, target: target && walk(target), args: args.map(walk) };
    }
    case "list":
      return { ...expr, elements: expr.elements.map(walk) };
    default:
      return expr;
  }
}
