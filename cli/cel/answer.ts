import type { Compilation } from "@bubustack/cel/compile";
import type { Limits } from "@bubustack/cel/plan/frame";
import type { Position } from "@bubustack/cel/syntax/source";
import { position } from "@bubustack/cel/syntax/source";
import { show } from "@bubustack/cel/type/type";
import type { Json } from "@bubustack/cel/values/json";
import { toJson } from "@bubustack/cel/values/json";
import { typeOf } from "@bubustack/cel/values/show";
import type { Value } from "@bubustack/cel/values/value";
import { CelError } from "@bubustack/cel/values/value";
import type { Variables } from "./variables.ts";

/** An answer for programs. */
export type Answer =
  | { readonly value: Json; readonly type: string; readonly cost: number }
  | { readonly error: string; readonly position?: Position; readonly cost: number };

/** Evaluates a compiled expression; what does not compile is an error that costs nothing. */
export function answer(
  source: string,
  compiled: Compilation,
  variables: Variables,
  limits: Limits,
): { readonly answer: Answer; readonly value: Value } {
  if ("issues" in compiled) {
    const [first] = compiled.issues;
    const error = compiled.issues.map(({ message }) => message).join("; ");
    return { answer: { error, ...where(source, first?.at ?? -1), cost: 0 }, value: new CelError(error) };
  }
  const { value, cost } = compiled.program.evaluate(variables, limits);
  if (value instanceof CelError) return { answer: { error: value.message, ...where(source, value.at), cost }, value };
  return { answer: { value: toJson(value), type: show(typeOf(value)), cost }, value };
}

function where(source: string, at: number): { readonly position?: Position } {
  return at < 0 ? {} : { position: position(source, at) };
}
