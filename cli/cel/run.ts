import { usesOf } from "@bubustack/cel/analysis/uses";
import { compile } from "@bubustack/cel/compile";
import type { Environment } from "@bubustack/cel/environment";
import { kubernetes } from "@bubustack/cel/kubernetes/environment";
import type { Limits } from "@bubustack/cel/plan/frame";
import { parse } from "@bubustack/cel/syntax/parser";
import type { Issue } from "@bubustack/cel/syntax/source";
import { show } from "@bubustack/cel/values/show";
import { CelError } from "@bubustack/cel/values/value";
import { zones } from "@bubustack/runtime/zones";
import { UsageError } from "../fail.ts";
import type { Io } from "../io.ts";
import type { Given } from "../verb.ts";
import { exits, on, text, texts } from "../verb.ts";
import { answer } from "./answer.ts";
import { check } from "./check.ts";
import { declared } from "./declared.ts";
import { inspect } from "./inspect.ts";
import { shown } from "./issue.ts";
import { lines } from "./lines.ts";
import { costOf, environmentOf, typesOf, variablesOf } from "./options.ts";
import { readSchemas } from "./schemas.ts";
import { since } from "./since.ts";
import type { Variables } from "./variables.ts";

/** `bubu cel eval`: one expression, or one a line; `inspect`: what an expression uses; `check`: whether it is right. */
export async function run(io: Io, given: Given): Promise<number> {
  const [action, source] = given.args;
  const stream = on(given, "jsonl");
  if (stream && (action !== "eval" || source !== undefined || text(given, "vars") !== undefined))
    throw new UsageError(
      "--jsonl reads expressions with their variables from standard input",
      "write bubu cel eval --jsonl without an expression and without --vars",
    );
  if (action === "check") return await check(io, given);
  const env = environmentOf(given);
  const types = typesOf(given);
  const schemas = await readSchemas(io, texts(given, "schema"));
  const limits = { cost: costOf(given), zones };
  const make = (variables: Variables) => declared(env, { schemas, types }, variables);
  if (stream) return await lines(io, make, limits);
  if (source === undefined) throw new UsageError("an expression is missing", "write it in quotes, or give --jsonl");
  if (action === "inspect") return inspect(io, source, make({}).env, text(given, "output") === "json");
  return evaluate(io, given, source, { ...make(await variablesOf(io, given)), limits });
}

function evaluate(
  io: Io,
  given: Given,
  source: string,
  { env, variables, limits }: { readonly env: Environment; readonly variables: Variables; readonly limits: Limits },
): number {
  const compiled = compile(source, env);
  const { answer: found, value } = answer(source, compiled, variables, limits);
  const failed = "error" in found;
  if (text(given, "output") === "json") io.out(`${JSON.stringify(found)}\n`);
  else if ("issues" in compiled) io.err(refusal(source, env, compiled.issues));
  else if (value instanceof CelError) io.err(shown(source, value));
  else io.out(`${show(value)}\n`);
  if (on(given, "cost") && text(given, "output") !== "json") io.out(`cost: ${found.cost}\n`);
  return failed ? exits.findings : exits.clean;
}

/** What is wrong, and what would help: variables that nobody gave, or a newer release. */
function refusal(source: string, env: Environment, issues: readonly Issue[]): string {
  const parsed = parse(source, env.syntax);
  const paths = "ast" in parsed ? usesOf(parsed.ast.expr).paths : [];
  const roots = new Set(paths.map((path) => /^\w+/.exec(path)?.[0] ?? ""));
  const { names } = kubernetes();
  let newer = true;
  const all = issues.map((issue) => {
    const [, name = ""] = /^undeclared reference to '(\w+)'/.exec(issue.message) ?? [];
    newer &&= names.fn(name) !== undefined;
    const missing = issue.hint === undefined && roots.has(name) && names.fn(name) === undefined;
    const hint = missing ? `give '${name}' a value by --vars, or a type by --types` : issue.hint;
    return shown(source, hint === undefined ? issue : { ...issue, hint });
  });
  const release = newer ? since(source, paths) : undefined;
  return all.join("") + (release === undefined ? "" : `hint: Kubernetes offers this since ${release}\n`);
}
