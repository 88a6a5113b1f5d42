import { usesOf } from "@bubustack/cel/analysis/uses";
import type { Environment } from "@bubustack/cel/environment";
import { newest } from "@bubustack/cel/kubernetes/environment";
import type { Ast } from "@bubustack/cel/syntax/ast";
import { toAstJson } from "@bubustack/cel/syntax/json";
import { parse } from "@bubustack/cel/syntax/parser";
import { unparse } from "@bubustack/cel/syntax/unparse";
import type { Io } from "../io.ts";
import { exits } from "../verb.ts";
import { shown } from "./issue.ts";
import { since } from "./since.ts";

/** `bubu cel inspect`: what an expression uses. */
export function inspect(io: Io, source: string, env: Environment, json: boolean): number {
  const parsed = parse(source, env.syntax);
  if ("issues" in parsed) {
    io.err(parsed.issues.map((issue) => shown(source, issue)).join(""));
    return exits.findings;
  }
  const { ast } = parsed;
  const { paths, functions } = usesOf(ast.expr);
  const release = since(source, paths);
  if (json)
    io.out(`${JSON.stringify({ expression: unparse(ast), paths, functions, since: release, ast: toAstJson(ast) })}\n`);
  else io.out(human(ast, paths, functions, release));
  return exits.clean;
}

function human(ast: Ast, paths: readonly string[], functions: readonly string[], release: string | undefined): string {
  const list = (all: readonly string[]) => (all.length === 0 ? "none" : all.join(", "));
  const known = release === undefined ? `not offered by Kubernetes up to 1.${newest}` : `Kubernetes ${release}`;
  return `expression: ${unparse(ast)}\nreads: ${list(paths)}\ncalls: ${list(functions)}\nsince: ${known}\n`;
}
