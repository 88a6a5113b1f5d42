import { compile } from "@bubustack/cel/compile";
import type { Environment } from "@bubustack/cel/environment";
import { withVariables } from "@bubustack/cel/environment";
import { estimate } from "@bubustack/cel/estimate/estimate";
import { ruleLimit } from "@bubustack/cel/rules/definition";
import { withSchemas } from "@bubustack/cel/schema/declarations";
import { sizesUnder } from "@bubustack/cel/schema/sizes";
import type { Issue } from "@bubustack/cel/syntax/source";
import { position } from "@bubustack/cel/syntax/source";
import { show } from "@bubustack/cel/type/type";
import { UsageError } from "../fail.ts";
import type { Io } from "../io.ts";
import type { Given } from "../verb.ts";
import { exits, text, texts } from "../verb.ts";
import { checkDefinitions } from "./definitions.ts";
import { shown } from "./issue.ts";
import { environmentOf, typesOf } from "./options.ts";
import { readSchemas } from "./schemas.ts";

/** `bubu cel check`: an expression by the types of its variables, or every rule of definitions. */
export async function check(io: Io, given: Given): Promise<number> {
  const [, source] = given.args;
  const [env, types, files] = [environmentOf(given), typesOf(given), texts(given, "schema")];
  if (source !== undefined)
    return checkExpression(io, source, text(given, "output") === "json", {
      env: withVariables(env, types),
      schemas: await readSchemas(io, files),
    });
  if (files.length === 0)
    throw new UsageError(
      "there is nothing to check",
      "give an expression, or --schema with a CustomResourceDefinition whose rules are to be checked",
    );
  return await checkDefinitions(io, files, env, text(given, "output") === "json");
}

interface Declared {
  readonly env: Environment;
  readonly schemas: Awaited<ReturnType<typeof readSchemas>>;
}

function checkExpression(io: Io, source: string, json: boolean, { env, schemas }: Declared): number {
  const declarations = Object.keys(schemas).length === 0 ? undefined : withSchemas(env, schemas);
  const compiled = compile(source, declarations?.env ?? env);
  if ("issues" in compiled) return refuse(io, source, compiled.issues, json);
  const { ast, checked, type } = compiled.program;
  const sizes = declarations && sizesUnder(declarations.declared);
  const cost = checked && estimate(ast.expr, checked, { ...(sizes && { sizes }), model: env.plan.model });
  const [min, max] = [cost?.min ?? 0n, cost?.max ?? 0n];
  const over = max > ruleLimit;
  if (json)
    io.out(`${JSON.stringify({ type: show(type), cost: { min: `${min}`, max: `${max}` }, limit: `${ruleLimit}` })}\n`);
  else io.out(`type: ${show(type)}\ncost: ${min} to ${max}${over ? ", above" : " of"} ${ruleLimit}\n`);
  return over ? exits.findings : exits.clean;
}

function refuse(io: Io, source: string, issues: readonly Issue[], json: boolean): number {
  if (json) {
    const errors = issues.map(({ message, at, hint }) => ({
      message,
      ...(at < 0 ? {} : { position: position(source, at) }),
      ...(hint === undefined ? {} : { hint }),
    }));
    io.out(`${JSON.stringify({ errors })}\n`);
  } else io.err(issues.map((issue) => shown(source, issue)).join(""));
  return exits.findings;
}
