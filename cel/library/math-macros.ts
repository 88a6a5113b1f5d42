import type { Expr } from "../syntax/ast.ts";
import type { Macro } from "../syntax/macro.ts";
import { Double, Uint } from "../values/value.ts";

/** False for what can only be a value of another kind. */
function mayBeNumber(expr: Expr): boolean {
  if (expr.kind !== "literal") return expr.kind !== "list" && expr.kind !== "map" && expr.kind !== "struct";
  const { value } = expr;
  return typeof value === "number" || typeof value === "bigint" || value instanceof Double || value instanceof Uint;
}

function isNumbers(expr: Expr): boolean {
  return expr.kind === "list" && expr.elements.length > 0 && expr.elements.every(mayBeNumber);
}

/** `math.least(…)` and `math.greatest(…)` of any number of numbers, or of a list of them. */
function macro(name: string, fn: string): Macro {
  return {
    name,
    member: true,
    args: undefined,
    expand(build, args, target) {
      if (target?.kind !== "ident" || target.name !== "math") return undefined;
      const [only] = args;
      if (only === undefined) return { message: `math.${name}() requires at least one argument`, at: target.at };
      if (args.length === 1)
        return mayBeNumber(only) || isNumbers(only)
          ? build.call(fn, [only])
          : { message: `math.${name}() invalid single argument value`, at: only.at };
      const bad = args.find((arg) => !mayBeNumber(arg));
      if (bad !== undefined) return { message: `math.${name}() simple literal arguments must be numeric`, at: bad.at };
      return build.call(fn, args.length === 2 ? args : [build.list(args)]);
    },
  };
}

export const mathMacros: readonly Macro[] = [macro("least", "math.@min"), macro("greatest", "math.@max")];
