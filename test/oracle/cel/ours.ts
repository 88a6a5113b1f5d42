import type { Program } from "@bubustack/cel/compile";
import { compile } from "@bubustack/cel/compile";
import type { Environment } from "@bubustack/cel/environment";
import { environment } from "@bubustack/cel/environment";
import { estimate } from "@bubustack/cel/estimate/estimate";
import {
  authorizer,
  authorizerType,
  resourceAuthorizer,
  resourceCheckType,
} from "@bubustack/cel/kubernetes/authorizer";
import { kubernetes, mutation } from "@bubustack/cel/kubernetes/environment";
import { plainLibraries } from "@bubustack/cel/library/plain";
import type { Limits } from "@bubustack/cel/plan/frame";
import type { Declarations, Schema } from "@bubustack/cel/schema/declarations";
import { valuesUnder, withSchemas } from "@bubustack/cel/schema/declarations";
import { sizesUnder } from "@bubustack/cel/schema/sizes";
import type { Structural } from "@bubustack/cel/schema/structural";
import type { Type } from "@bubustack/cel/type/type";
import { dyn } from "@bubustack/cel/type/type";
import type { Value } from "@bubustack/cel/values/value";
import { CelError, Pending } from "@bubustack/cel/values/value";
import type { Answer } from "./answer.ts";
import type { Case } from "./case.ts";
import { decider } from "./decide.ts";
import { encode } from "./encode.ts";
import { typeNamed, typeText, valueFrom } from "./typed.ts";
import { zones } from "./zones.ts";

const environments = new Map<string, Environment>();

/** What our engine answers to a case, in the oracle's form. */
export function answer(asked: Case): Answer {
  const { id, expression } = asked;
  const env = environmentOf(asked);
  const declarations = asked.schemas === undefined ? undefined : withSchemas(env, schemasOf(asked));
  const compiled = compile(expression, declarations?.env ?? env);
  if ("issues" in compiled) return { id, checkError: compiled.issues.map(({ message }) => message).join("\n") };
  const { program } = compiled;
  const { value, cost } = program.evaluate(
    declarations === undefined ? variablesOf(asked) : valuesUnder(declarations, variablesOf(asked)),
    limitsOf(asked),
  );
  const known = { id, type: typeText(program.type), cost, ...estimated(asked, program, declarations) };
  if (value instanceof CelError) return { ...known, evalError: value.message };
  if (value instanceof Pending) return { ...known, evalError: "not known yet" };
  return { ...known, value: encode(value) };
}

/** The estimate by the bounds of the schemas that the variables have. */
function estimated(
  { env }: Case,
  { ast, checked }: Program,
  declarations: Declarations | undefined,
): Pick<Answer, "estimated"> {
  if (checked === undefined) return {};
  const sizes = declarations === undefined ? undefined : sizesUnder(declarations.declared);
  const { min, max } = estimate(ast.expr, checked, {
    ...(sizes && { sizes }),
    model: env === "plain" ? "plain" : "kubernetes",
  });
  return { estimated: { min: String(min), max: String(max) } };
}

function schemasOf({ schemas = {}, roots = [] }: Case): { readonly [name: string]: Schema } {
  const named = Object.entries(schemas).map(([name, schema]): [string, Schema] => [
    name,
    { schema: schema as Structural, root: roots.includes(name) },
  ]);
  return Object.fromEntries(named);
}

function limitsOf({ costLimit, env }: Case): Limits {
  return { cost: costLimit ?? (env === "plain" ? Number.MAX_SAFE_INTEGER : 1_000_000), zones };
}

function environmentOf({ env = "kubernetes", variables, types, authorizer }: Case): Environment {
  const names = Object.keys({ ...variables, ...types }).sort();
  const key = JSON.stringify([env, names, types, authorizer !== undefined]);
  const known = environments.get(key);
  if (known !== undefined) return known;
  const declared: { [name: string]: Type } = {};
  for (const name of names) declared[name] = types?.[name] ? typeNamed(types[name]) : dyn;
  if (authorizer !== undefined)
    Object.assign(declared, { authorizer: authorizerType, "authorizer.requestResource": resourceCheckType });
  const made = make(env, declared);
  environments.set(key, made);
  return made;
}

function make(env: string, variables: { readonly [name: string]: Type }): Environment {
  if (env === "plain")
    return environment({
      libraries: plainLibraries,
      variables,
      cost: "plain",
      homogeneous: false,
      escapedNames: true,
    });
  if (env === "kubernetes-mutation") return mutation({ variables });
  return env === "kubernetes"
    ? kubernetes({ variables })
    : kubernetes({ variables, minor: Number(env.slice("kubernetes-1.".length)) });
}

function variablesOf({ variables = {}, types = {}, authorizer: access }: Case): { readonly [name: string]: Value } {
  const values: { [name: string]: Value } = {};
  for (const [name, json] of Object.entries(variables))
    values[name] = valueFrom(json, types[name] ? typeNamed(types[name]) : dyn);
  if (access !== undefined) {
    const decide = decider(access);
    values["authorizer"] = authorizer(decide);
    values["authorizer.requestResource"] = resourceAuthorizer(decide, access.requestResource ?? {});
  }
  return values;
}
