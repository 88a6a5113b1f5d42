import { compile } from "@bubustack/cel/compile";
import type { Limits } from "@bubustack/cel/plan/frame";
import type { Value } from "@bubustack/cel/values/value";
import type { Io } from "../io.ts";
import { exits } from "../verb.ts";
import type { Answer } from "./answer.ts";
import { answer } from "./answer.ts";
import type { Evaluation } from "./declared.ts";
import type { Variables } from "./variables.ts";
import { asVariables, readJson } from "./variables.ts";

/** Answers each line of standard input with one line. Lines that are no question are answered by an error too. */
export async function lines(io: Io, make: (variables: Variables) => Evaluation, limits: Limits): Promise<number> {
  const input = new TextDecoder().decode(await io.stdin());
  let code: number = exits.clean;
  for (const line of input.split("\n")) {
    if (line.trim() === "") continue;
    const found = one(line, make, limits);
    if ("error" in found) code = exits.findings;
    io.out(`${JSON.stringify(found)}\n`);
  }
  return code;
}

function one(line: string, make: (variables: Variables) => Evaluation, limits: Limits): Answer {
  const question = read(line);
  const source = question?.["expression"];
  const variables = asVariables(question?.["variables"] ?? {});
  if (typeof source !== "string" || variables === undefined)
    return { error: 'the line is no object {"expression": text, "variables": object}', cost: 0 };
  const { env, variables: values } = make(variables);
  return answer(source, compile(source, env), values, limits).answer;
}

function read(line: string): { readonly [name: string]: Value } | undefined {
  try {
    return asVariables(readJson(line));
  } catch {
    return undefined;
  }
}
