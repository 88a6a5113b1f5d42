/** The variables of a policy: named expressions, each of which may use those before it. */
import type { Environment } from "@bubustack/cel/environment";
import type { Type } from "@bubustack/cel/type/type";
import * as types from "@bubustack/cel/type/type";
import type { Declared } from "./environment.ts";
import { environmentFor, withVariables } from "./environment.ts";
import type { Expression } from "./expression.ts";
import { compileExpression } from "./expression.ts";

export interface Variable {
  readonly name: string;
  readonly expression: Expression;
}

/** The variables of a policy, compiled, and the environments for the expressions that use them. */
export interface Variables {
  readonly all: readonly Variable[];
  readonly environment: (declared: Declared) => Environment;
}

/**
 * Compiles variables in their order. A later one of the same name replaces an earlier one. `base` is where expressions are
 * compiled; default: as in a policy that is evaluated.
 */
export function compileVariables(
  given: readonly { readonly name: string; readonly expression: string }[],
  params: boolean,
  base: (declared: Declared) => Environment = environmentFor,
): Variables {
  const known = new Map<string, Type>();
  const made = new Map<string, Environment>();
  const environment = (declared: Declared): Environment => {
    if (given.length === 0) return base(declared);
    const key = [declared.authorizer, declared.patches ?? false].join();
    const found = made.get(key) ?? withVariables(base(declared), known);
    made.set(key, found);
    return found;
  };
  const all = given.map(({ name, expression }): Variable => {
    const compiled = compileExpression(expression, environment({ params, authorizer: true }));
    known.set(name, "problem" in compiled ? types.dyn : declaredType(compiled.type));
    return { name, expression: compiled };
  });
  return { all, environment };
}

const kept = new Set(["any", "bool", "bytes", "double", "duration", "int", "null", "string", "timestamp", "uint"]);

/** The type under which a variable is declared: what is not scalar, list or map is only known when it is there. */
function declaredType(type: Type): Type {
  if (type.nullable !== true && kept.has(type.kind)) return type;
  const [first = types.dyn, second = types.dyn] = type.params;
  if (type.kind === "list") return types.list(declaredType(first));
  return type.kind === "map" ? types.map(declaredType(first), declaredType(second)) : types.dyn;
}
