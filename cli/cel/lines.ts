import { compile } from "@bubustack/cel/compile";
import type { Limits } from "@bubustack/cel/plan/frame";
import type { Value } from "@bubustack/cel/values/value";
import type { Io } from "../io.ts";
import { linesOf, longestLine } from "../source/stream.ts";
import { exits } from "../verb.ts";
import type { Answer } from "./answer.ts";
import { answer } from "./answer.ts";
import type { Evaluation } from "./declared.ts";
import type { Variables } from "./variables.ts";
import { asVariables, readJson } from "./variables.ts";

/** Answers each line of standard input with one line, as they come. Lines that are no question are answered by an error too. */
export async function lines(io: Io, make: (variables: Variables) => Evaluation, limits: Limits): Promise<number> {
  let code: number = exits.clean;
  for await (const line of linesOf(io.input())) {
    if (io.signal.aborted) break;
    if (line?.trim() === "") continue;
    const found =
      line === undefined ? refused(`the line is longer than ${longestLine} bytes`) : one(line, make, limits);
    if ("error" in found) code = exits.findings;
    io.out(`${JSON.stringify(found)}\n`);
  }
  return code;
}

function refused(error: string): Answer {
  return { error, cost: 0 };
}

function one(line: string, make: (variables: Variables) => Evaluation, limits: Limits): Answer {
  const question = read(line);
  const source = question?.["expression"];
  const variables = asVariables(question?.["variables"] ?? {});
  if (typeof source !== "string" || variables === undefined)
    return refused('the line is no object {"expression": text, "variables": object}');
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
