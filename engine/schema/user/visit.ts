import type { Json } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { Marks } from "./marks.ts";
import type { Check, Node, Run } from "./model.ts";
import { opacity } from "./opaque.ts";
import { enter, over, violate } from "./run.ts";
import type { Truth } from "./truth.ts";
import { and, invalid, unknown, valid } from "./truth.ts";
import { anyType } from "./type-bits.ts";
import * as words from "./words.ts";

/** Applies a schema to a value. */
export function visit(node: Node, value: Json, run: Run): Truth {
  if (run.exhausted) return unknown;
  const { scope } = run;
  const moved = scope[scope.length - 1] !== node.resource;
  if (moved) scope.push(node.resource);
  const truth = enter(run) ? apply(node, value, run) : unknown;
  run.depth--;
  if (moved) scope.pop();
  return run.exhausted ? unknown : truth;
}

function apply(node: Node, value: Json, run: Run): Truth {
  if (node.fixed === true) return valid;
  if (node.fixed === false) return violate(run, "false", words.notAllowed);
  const seen = opacity(value, run.tolerance, run.path.length);
  if (seen === "anything") return unknown;
  if (node.types !== anyType && (node.types & bitsOf(value)) === 0)
    return violate(run, "type", () => words.type(value, node.typeNames));
  let truth = seen === "text" ? (node.texts.length === 0 ? valid : unknown) : ofType(node, value, run);
  if (over(truth, run)) return truth;
  truth = and(truth, each(node.any, value, run));
  // What others left unevaluated means nothing where they did not hold.
  return truth === invalid || node.late.length === 0 ? truth : and(truth, each(node.late, value, run));
}

function ofType(node: Node, value: Json, run: Run): Truth {
  if (typeof value === "string") return each(node.texts, value, run);
  if (typeof value === "number") return each(node.numbers, value, run);
  if (isList(value)) return each(node.lists, value, run);
  return isObject(value) ? each(node.objects, value, run) : valid;
}

function each<T>(checks: readonly Check<T>[], value: T, run: Run): Truth {
  let truth: Truth = valid;
  for (const check of checks) {
    truth = and(truth, check(value, run));
    if (over(truth, run)) return truth;
  }
  return truth;
}

/** The bits of the types that a value has. */
export function bitsOf(value: Json): number {
  switch (typeof value) {
    case "string":
      return 32;
    case "number":
      return Number.isInteger(value) ? 80 : 16;
    case "boolean":
      return 2;
    default:
      return value === null ? 1 : isList(value) ? 8 : 4;
  }
}

/** Applies a schema to a part of the value at hand. */
export function child(node: Node, value: Json, key: string | number, run: Run): Truth {
  const outer = run.marks;
  if (outer !== undefined) run.marks = new Marks();
  run.path.push(key);
  const truth = visit(node, value, run);
  run.path.pop();
  run.marks = outer;
  return truth;
}

/**
 * Applies another schema to the value at hand. What it evaluated counts for the schema around it, as surely as it
 * holds; `atMost` where it is itself in question.
 */
export function inPlace(node: Node, value: Json, run: Run, atMost: Truth = valid): Truth {
  const outer = run.marks;
  if (outer === undefined) return visit(node, value, run);
  const mine = new Marks();
  run.marks = mine;
  const truth = visit(node, value, run);
  run.marks = outer;
  if (truth !== invalid) outer.merge(mine, and(truth, atMost));
  return truth;
}

/** Applies another schema to the value at hand; what it evaluated counts for nobody. */
export function apart(node: Node, value: Json, run: Run): Truth {
  const outer = run.marks;
  if (outer !== undefined) run.marks = new Marks();
  const truth = visit(node, value, run);
  run.marks = outer;
  return truth;
}
