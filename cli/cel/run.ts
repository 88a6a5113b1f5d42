import { compile } from "@bubustack/cel/compile";
import type { Environment } from "@bubustack/cel/environment";
import type { Limits } from "@bubustack/cel/plan/frame";
import { display } from "@bubustack/cel/syntax/source";
import { show } from "@bubustack/cel/values/show";
import { CelError } from "@bubustack/cel/values/value";
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
import type { Variables } from "./variables.ts";
import { zones } from "./zones.ts";

/** `bubu cel eval`: one expression, or one a line; `inspect`: what an expression uses; `check`: whether it is right. */
export async function run(io: Io, given: Given): Promise<number> {
  const [action, source] = given.args;
  if (action === "check") return await check(io, given);
  const env = environmentOf(given);
  const types = typesOf(given);
  const schemas = await readSchemas(io, texts(given, "schema"));
  const limits = { cost: costOf(given), zones };
  const make = (variables: Variables) => declared(env, { schemas, types }, variables);
  if (on(given, "jsonl")) return await lines(io, make, limits);
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
  else if ("issues" in compiled) io.err(compiled.issues.map((issue) => shown(source, issue)).join(""));
  else if (value instanceof CelError) io.err(`${display(source, value)}\n`);
  else io.out(`${show(value)}\n`);
  if (on(given, "cost") && text(given, "output") !== "json") io.out(`cost: ${found.cost}\n`);
  return failed ? exits.findings : exits.clean;
}
