import type { Environment } from "../environment.ts";
import { withVariables } from "../environment.ts";
import type { Type } from "../type/type.ts";
import type { Value } from "../values/value.ts";
import type { Convert } from "./convert.ts";
import { converter } from "./convert.ts";
import type { Declared } from "./declare.ts";
import { declare } from "./declare.ts";
import { isReservedField } from "./names.ts";
import type { Structural } from "./structural.ts";

/** A variable that has a schema. */
export interface Schema {
  readonly schema: Structural;
  /** True for a whole resource. */
  readonly root?: boolean;
}

/** An environment in which variables have the types of their schemas. */
export interface Declarations {
  readonly env: Environment;
  /** What each variable is declared as; a schema that expressions cannot read declares nothing. */
  readonly declared: ReadonlyMap<string, Declared>;
  /** How JSON becomes the value of each variable. */
  readonly converters: ReadonlyMap<string, Convert>;
}

/**
 * Declares variables by structural schemas, beside those that an environment has. Types of objects are called after
 * their variable: `selfType.spec` is the type of `self.spec`. Values must come from the converters.
 */
export function withSchemas(base: Environment, schemas: { readonly [name: string]: Schema }): Declarations {
  const declared = new Map<string, Declared>();
  const converters = new Map<string, Convert>();
  const variables: { [name: string]: Type } = {};
  for (const [name, { schema, root = false }] of Object.entries(schemas)) {
    const found = declare(schema, { root, name: `${name}Type` });
    if (found === undefined) continue;
    declared.set(name, found);
    converters.set(name, converter(schema, { root }));
    variables[name] = found.type;
  }
  return { env: withDeclared(base, variables, [...declared.values()]), declared, converters };
}

/** An environment with variables whose types are among those that are declared. */
export function withDeclared(
  base: Environment,
  variables: { readonly [name: string]: Type },
  declared: readonly Declared[],
): Environment {
  const fields = new Map<string, ReadonlyMap<string, Declared>>();
  for (const one of declared) collect(one, fields);
  const env = withVariables(base, variables);
  const { names } = env;
  const typed = {
    ...names,
    field(type: string, name: string): Type | undefined | null {
      const own = fields.get(type);
      if (own === undefined) return names.field(type, name);
      return (own.get(name) ?? (isReservedField(name) ? own.get(`__${name}__`) : undefined))?.type;
    },
    fields: (type: string): readonly string[] => [...(fields.get(type)?.keys() ?? names.fields?.(type) ?? [])],
  };
  return { ...env, names: typed, plan: { ...env.plan, names: typed, converted: true } };
}

function collect(declared: Declared, into: Map<string, ReadonlyMap<string, Declared>>): void {
  const { type, fields, element } = declared;
  if (fields !== undefined) {
    into.set(type.name, fields);
    for (const field of fields.values()) collect(field, into);
  } else if (element !== undefined) collect(element, into);
}

/** The values of variables from JSON: declared ones as their schemas say, the others as they are. */
export function valuesUnder(
  { converters }: Declarations,
  variables: { readonly [name: string]: Value },
): { readonly [name: string]: Value } {
  const values: { [name: string]: Value } = {};
  for (const [name, value] of Object.entries(variables)) values[name] = converters.get(name)?.(value) ?? value;
  return values;
}
