import type { Environment } from "@bubustack/cel/environment";
import { withVariables } from "@bubustack/cel/environment";
import { coercion } from "@bubustack/cel/plan/coerce";
import type { Schema } from "@bubustack/cel/schema/declarations";
import { valuesUnder, withSchemas } from "@bubustack/cel/schema/declarations";
import type { Type } from "@bubustack/cel/type/type";
import { dyn } from "@bubustack/cel/type/type";
import type { Variables } from "./variables.ts";

/** What an expression is evaluated in, and with. */
export interface Evaluation {
  readonly env: Environment;
  readonly variables: Variables;
}

/** What variables are declared as. */
interface Declared {
  readonly schemas: { readonly [name: string]: Schema };
  readonly types: { readonly [name: string]: Type };
}

/** Declares variables by their schemas and types, the others as dyn, and makes their values. */
export function declared(base: Environment, { schemas, types }: Declared, variables: Variables): Evaluation {
  const free = Object.keys(variables).map((name): [string, Type] => [name, dyn]);
  const env = withVariables(base, { ...Object.fromEntries(free), ...types });
  if (Object.keys(schemas).length === 0) return { env, variables };
  const declarations = withSchemas(env, schemas);
  const values = Object.entries(variables).map(([name, value]): [string, Variables[string]] => [
    name,
    types[name] === undefined ? value : (coercion(types[name])?.(value) ?? value),
  ]);
  return { env: declarations.env, variables: valuesUnder(declarations, Object.fromEntries(values)) };
}
