import type { Program } from "@bubustack/cel/compile";
import { compile } from "@bubustack/cel/compile";
import type { Environment } from "@bubustack/cel/environment";
import { display } from "@bubustack/cel/syntax/source";
import type { Type } from "@bubustack/cel/type/type";
import * as types from "@bubustack/cel/type/type";

/** An expression of a policy, compiled; or why it cannot be, in the words of the API server. */
export type Expression = { readonly source: string; readonly type: Type } & (
  | { readonly program: Program }
  | { readonly problem: string }
);

/** Compiles an expression; its value must be of exactly one of the given types, or of any where none is given. */
export function compileExpression(source: string, env: Environment, ...wanted: readonly Type[]): Expression {
  const compiled = compile(source, env);
  if ("issues" in compiled) {
    const issues = compiled.issues.map((issue) => display(source, issue));
    return { source, type: types.dyn, problem: `compilation failed: ${issues.join("\n")}` };
  }
  const { program } = compiled;
  if (wanted.length > 0 && !wanted.some((type) => types.same(type, program.type)))
    return { source, type: types.dyn, problem: mismatch(program.type, wanted) };
  return { source, type: program.type, program };
}

function mismatch(type: Type, wanted: readonly Type[]): string {
  const [only] = wanted;
  const list = wanted.length === 1 && only !== undefined ? shown(only) : `one of [${wanted.map(shown).join(" ")}]`;
  return `must evaluate to ${list} but got ${shown(type)}`;
}

/** A type as cel-go names it at run time. */
function shown(type: Type): string {
  if (type.nullable === true) return `wrapper(${type.name})`;
  return type.params.length === 0 ? type.name : `${type.name}(${type.params.map(shown).join(", ")})`;
}
