import { usesOf } from "@bubustack/cel/analysis/uses";
import { compile } from "@bubustack/cel/compile";
import type { Environment } from "@bubustack/cel/environment";
import { withVariables } from "@bubustack/cel/environment";
import { kubernetes, newest } from "@bubustack/cel/kubernetes/environment";
import type { Ast } from "@bubustack/cel/syntax/ast";
import { toAstJson } from "@bubustack/cel/syntax/json";
import { parse } from "@bubustack/cel/syntax/parser";
import { display } from "@bubustack/cel/syntax/source";
import { unparse } from "@bubustack/cel/syntax/unparse";
import { dyn } from "@bubustack/cel/type/type";
import type { Io } from "../io.ts";
import { exits } from "../verb.ts";

/** `bubu cel inspect`: what an expression uses. */
export function inspect(io: Io, source: string, env: Environment, json: boolean): number {
  const parsed = parse(source, env.syntax);
  if ("issues" in parsed) {
    io.err(parsed.issues.map((issue) => `${display(source, issue)}\n`).join(""));
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

/** The first release that offers all that an expression uses; undefined where the newest does not. */
function since(source: string, paths: readonly string[]): string | undefined {
  const names = paths.map((path) => /^\w+/.exec(path)?.[0] ?? "").filter((name) => name !== "");
  const variables = Object.fromEntries(names.map((name) => [name, dyn]));
  for (let minor = 25; minor <= newest; minor++)
    if ("program" in compile(source, withVariables(kubernetes({ minor }), variables))) return `1.${minor}`;
  return undefined;
}
