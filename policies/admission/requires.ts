/**
 * What must be true of a request that a policy is about, as far as that can be looked up: so that of many policies only those
 * are evaluated that may be about a request. A policy may require more; it never requires less.
 */
import type { AdmissionRequest } from "@bubustack/api/admission";
import type { Json } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Expr } from "@bubustack/cel/syntax/ast";
import type { Policy } from "./policy.ts";
import type { World } from "./world.ts";

/** Something of which a request must have one of some values. */
export interface Requirement {
  readonly what: What;
  /** The key of a label; the path that a condition reads. Otherwise empty. */
  readonly key: string;
  readonly values: readonly string[];
  /** Of conditions: the value in a request; undefined where the condition itself must tell. */
  readonly read?: Read;
}

export type What = "namespace" | "name" | "objectLabel" | "namespaceLabel" | "condition";

type Read = (request: AdmissionRequest, world: World) => string | undefined;

/** All that is known to be required; each alone is enough to leave a policy out. */
export function requirementsOf({ constraints, conditions, paramKind }: Policy): readonly Requirement[] {
  const { within, rules, objects, namespaces } = constraints;
  const found: Requirement[] = [];
  if (within !== undefined) found.push({ what: "namespace", key: "", values: [within] });
  if (rules.length > 0 && rules.every(({ names }) => names.length > 0))
    found.push({ what: "name", key: "", values: rules.flatMap(({ names }) => names) });
  for (const [what, selector] of [
    ["objectLabel", objects],
    ["namespaceLabel", namespaces],
  ] as const)
    if (!("problem" in selector))
      for (const pairs of selector.requires)
        found.push({ what, key: pairs[0]?.[0] ?? "", values: pairs.map(([, value]) => value) });
  // A condition that is false wins only where nothing before it can fail, and where the budget of conditions is enough for all.
  const plain = paramKind === undefined && !("problem" in namespaces) && namespaces.empty;
  if (plain && conditions.length <= 2)
    for (const { expression } of conditions) {
      const required = "program" in expression ? compared(firstOf(expression.program.ast.expr)) : undefined;
      if (required !== undefined) found.push(required);
    }
  return found;
}

/** What decides first in `a && b && c`. */
function firstOf(expr: Expr): Expr {
  let first = expr;
  while (first.kind === "call" && first.name === "_&&_" && first.args[0] !== undefined) first = first.args[0];
  return first;
}

/** `path == 'text'` and `path in ['text']`. */
function compared(expr: Expr): Requirement | undefined {
  if (expr.kind !== "call" || expr.target !== undefined) return undefined;
  const [left, right] = expr.args;
  if (left === undefined || right === undefined) return undefined;
  if (expr.name === "_==_") return conditionOn(left, [right]) ?? conditionOn(right, [left]);
  return expr.name === "@in" && right.kind === "list" ? conditionOn(left, right.elements) : undefined;
}

function conditionOn(path: Expr, constants: readonly Expr[]): Requirement | undefined {
  const values = constants.map((one) =>
    one.kind === "literal" && typeof one.value === "string" ? one.value : undefined,
  );
  const steps = stepsOf(path);
  const read = steps && readOf(steps);
  if (steps === undefined || read === undefined || values.includes(undefined)) return undefined;
  return { what: "condition", key: steps.join("\0"), values: values.filter((value) => value !== undefined), read };
}

/** The names of `a.b['c']`. */
function stepsOf(expr: Expr): readonly string[] | undefined {
  const steps: string[] = [];
  let at = expr;
  while (at.kind !== "ident") {
    if (at.kind === "select" && !at.test) {
      steps.unshift(at.field);
      at = at.operand;
    } else if (at.kind === "call" && at.name === "_[_]") {
      const [operand, index] = at.args;
      if (operand === undefined || index?.kind !== "literal" || typeof index.value !== "string") return undefined;
      steps.unshift(index.value);
      at = operand;
    } else return undefined;
  }
  return [at.name, ...steps];
}

const ofRequest: { readonly [path: string]: (request: AdmissionRequest) => string | undefined } = {
  namespace: ({ namespace }) => namespace,
  name: ({ name }) => name,
  operation: ({ operation }) => operation,
  "userInfo\0username": ({ userInfo }) => userInfo.username,
};

/** How the value at a path is read from a request; undefined for paths whose value depends on more than the request. */
function readOf([root, ...steps]: readonly string[]): Read | undefined {
  if (root === "request") {
    const key = steps.join("\0");
    const read = Object.hasOwn(ofRequest, key) ? ofRequest[key] : undefined;
    // What is empty is absent in expressions.
    return read && ((request) => read(request) || undefined);
  }
  if ((root !== "object" && root !== "oldObject") || steps[0] === "apiVersion" || steps[0] === "kind") return undefined;
  return (request, world) => (world.convert === undefined ? textIn(request[root], steps) : undefined);
}

function textIn(value: Json | undefined, steps: readonly string[]): string | undefined {
  let at = value;
  for (const step of steps) {
    if (!isObject(at) || !Object.hasOwn(at, step)) return undefined;
    at = at[step];
  }
  return typeof at === "string" ? at : undefined;
}
