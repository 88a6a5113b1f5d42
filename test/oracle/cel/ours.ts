import { compile } from "@bubustack/cel/compile";
import type { Environment } from "@bubustack/cel/environment";
import { environment } from "@bubustack/cel/environment";
import { kubernetesLibraries, plainLibraries } from "@bubustack/cel/library/index";
import type { Limits } from "@bubustack/cel/plan/frame";
import { dyn } from "@bubustack/cel/type/type";
import type { Value } from "@bubustack/cel/values/value";
import { CelError, Pending } from "@bubustack/cel/values/value";
import type { Answer } from "./answer.ts";
import type { Case } from "./case.ts";
import { encode } from "./encode.ts";
import { typeNamed, typeText, valueFrom } from "./typed.ts";
import { zones } from "./zones.ts";

const environments = new Map<string, Environment>();

/** What our engine answers to a case, in the oracle's form. */
export function answer(asked: Case): Answer {
  const { id, expression } = asked;
  const compiled = compile(expression, environmentOf(asked));
  if ("issues" in compiled) return { id, checkError: compiled.issues.map(({ message }) => message).join("\n") };
  const { program } = compiled;
  const { value, cost } = program.evaluate(variablesOf(asked), limitsOf(asked));
  const known = { id, type: typeText(program.type), cost };
  if (value instanceof CelError) return { ...known, evalError: value.message };
  if (value instanceof Pending) return { ...known, evalError: "not known yet" };
  return { ...known, value: encode(value) };
}

function limitsOf({ costLimit, env }: Case): Limits {
  return { cost: costLimit ?? (env === "plain" ? Number.MAX_SAFE_INTEGER : 1_000_000), zones };
}

function environmentOf({ env = "kubernetes", variables, types }: Case): Environment {
  const names = Object.keys({ ...variables, ...types }).sort();
  const key = JSON.stringify([env, names, types]);
  const known = environments.get(key);
  if (known !== undefined) return known;
  const declared = Object.fromEntries(names.map((name) => [name, types?.[name] ? typeNamed(types[name]) : dyn]));
  const made =
    env === "plain"
      ? environment({
          libraries: plainLibraries,
          variables: declared,
          cost: "plain",
          homogeneous: false,
          escapedNames: true,
        })
      : environment({ libraries: kubernetesLibraries, variables: declared });
  environments.set(key, made);
  return made;
}

function variablesOf({ variables = {}, types = {} }: Case): { readonly [name: string]: Value } {
  return Object.fromEntries(
    Object.entries(variables).map(([name, json]) => [
      name,
      valueFrom(json, types[name] ? typeNamed(types[name]) : dyn),
    ]),
  );
}
