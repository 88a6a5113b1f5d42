import { compile } from "../compile.ts";
import type { Environment, Options } from "../environment.ts";
import { environment, withVariables } from "../environment.ts";
import { kubernetes as make } from "../kubernetes/environment.ts";
import { plainLibraries } from "../library/plain.ts";
import type { Limits } from "../plan/frame.ts";
import type { Type } from "../type/type.ts";
import { dyn } from "../type/type.ts";
import { show } from "../values/show.ts";
import type { Value } from "../values/value.ts";
import { CelError } from "../values/value.ts";

/** Variables of a test: plain JSON or values. */
export type Variables = { readonly [name: string]: Value };

/** The environment of the API server. */
export const kubernetes: Environment = make();
/** The language with all its extensions, reckoned as the bare language does. */
export const plain: Environment = environment({
  libraries: plainLibraries,
  cost: "plain",
  homogeneous: false,
  escapedNames: true,
});

/** An environment of one's own with the libraries of the API server. */
export function like(options: Omit<Options, "cost">): Environment {
  return make(options);
}

/** An evaluation as text: the value as an expression, `error: …`, or `refused: …` with what the compiler says. */
export function evaluate(source: string, variables: Variables = {}, env = kubernetes, limits: Limits = {}): string {
  const { value } = answer(source, variables, env, limits);
  return typeof value === "object" && value instanceof CelError ? value.message : show(value);
}

/** What an evaluation costs. */
export function cost(source: string, variables: Variables = {}, env = kubernetes): number {
  return answer(source, variables, env, {}).cost;
}

/** A value and its cost; what does not compile is an error that begins with `refused: `. */
export function answer(
  source: string,
  variables: Variables,
  env: Environment,
  limits: Limits,
): { readonly value: Value; readonly cost: number } {
  const types: { [name: string]: Type } = {};
  for (const name of Object.keys(variables)) if (env.names.name(name) === undefined) types[name] = dyn;
  const compiled = compile(source, withVariables(env, types));
  if ("issues" in compiled) {
    const messages = compiled.issues.map(({ message }) => message).join("; ");
    return { value: new CelError(`refused: ${messages}`), cost: 0 };
  }
  const result = compiled.program.evaluate(variables, limits);
  if (!(result.value instanceof CelError)) return result;
  return { ...result, value: new CelError(`error: ${result.value.message}`, result.value.at) };
}
