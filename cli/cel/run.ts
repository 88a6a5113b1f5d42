import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { compile } from "@bubustack/cel/compile";
import type { Environment } from "@bubustack/cel/environment";
import type { Limits } from "@bubustack/cel/plan/frame";
import type { Issue } from "@bubustack/cel/syntax/source";
import { display } from "@bubustack/cel/syntax/source";
import type { Type } from "@bubustack/cel/type/type";
import { show } from "@bubustack/cel/values/show";
import { CelError } from "@bubustack/cel/values/value";
import { UsageError } from "../fail.ts";
import type { Io } from "../io.ts";
import type { Given } from "../verb.ts";
import { exits, on, text, texts } from "../verb.ts";
import { answer } from "./answer.ts";
import { declared } from "./declared.ts";
import { environmentNamed } from "./environments.ts";
import { inspect } from "./inspect.ts";
import { lines } from "./lines.ts";
import { readSchemas } from "./schemas.ts";
import type { Variables } from "./variables.ts";
import { asVariables, readJson, readTypes } from "./variables.ts";
import { zones } from "./zones.ts";

/** `bubu cel eval`: one expression, or one a line; `bubu cel inspect`: what an expression uses. */
export async function run(io: Io, given: Given): Promise<number> {
  const [action, source] = given.args;
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

/** An issue as people read it, with what could have been meant. */
function shown(source: string, issue: Issue): string {
  return `${display(source, issue)}\n${issue.hint === undefined ? "" : `hint: ${issue.hint}\n`}`;
}

function typesOf(given: Given): { readonly [name: string]: Type } {
  const found = readTypes(text(given, "types") ?? "");
  if ("types" in found) return found.types;
  throw new UsageError(
    `"${found.wrong}" is not a name and a type`,
    "write name=type, several with ; between; types are int, uint, double, bool, string, bytes, timestamp, duration, dyn, list(…), map(…, …)",
  );
}

function environmentOf(given: Given): Environment {
  const name = text(given, "env") ?? "";
  const found = environmentNamed(name);
  if (found !== undefined) return found;
  throw new UsageError(
    `there is no environment "${name}"`,
    "write kubernetes, kubernetes-1.30 for what release 1.30 offers, kubernetes-mutation or plain",
  );
}

function costOf(given: Given): number {
  const cost = Number(text(given, "maxCost"));
  if (Number.isSafeInteger(cost) && cost >= 0) return cost;
  throw new UsageError(`"${text(given, "maxCost")}" is not a cost`, "write a whole number, such as --max-cost 1000000");
}

async function variablesOf(io: Io, given: Given): Promise<Variables> {
  const file = text(given, "vars");
  if (file === undefined) return {};
  const wrong = (reason: string) => new UsageError(`${file}: ${reason}`, "give a JSON object of names and values");
  let bytes: Uint8Array;
  try {
    bytes = file === "-" ? await io.stdin() : await readFile(resolve(io.cwd, file));
  } catch {
    throw wrong("the file cannot be read");
  }
  try {
    const variables = asVariables(readJson(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
    if (variables !== undefined) return variables;
  } catch {
    throw wrong("the file is not JSON");
  }
  throw wrong("the file holds no object");
}
