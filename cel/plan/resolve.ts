import type { Names } from "../check/environment.ts";
import { candidates } from "../check/environment.ts";
import type { Reference } from "../check/result.ts";
import type { FunctionDecl, Overload } from "../library/declare.ts";
import type { CallExpr, Expr } from "../syntax/ast.ts";
import { qualified } from "../syntax/parser.ts";

/** What a call calls: the function, the signatures that may fit, and the arguments with the target first. */
export interface Resolved {
  readonly fn: FunctionDecl | undefined;
  readonly overloads: readonly Overload[];
  readonly parts: readonly Expr[];
}

/** As the checker found it; without a checker, by names and the number of arguments. */
export function resolve(expr: CallExpr, found: Reference | undefined, names: Names): Resolved {
  const { target, args } = expr;
  if (found?.kind === "function") {
    const parts = target === undefined || found.qualified ? args : [target, ...args];
    return { fn: found.fn, overloads: found.overloads, parts };
  }
  const prefix = target === undefined ? undefined : qualified(target);
  const named = prefix === undefined ? undefined : lookUp(`${prefix}.${expr.name}`, names);
  const fn = named ?? lookUp(expr.name, names);
  const parts = target === undefined || named !== undefined ? args : [target, ...args];
  return { fn, overloads: fn?.overloads.filter((one) => one.args.length === parts.length) ?? [], parts };
}

function lookUp(name: string, names: Names): FunctionDecl | undefined {
  for (const candidate of candidates(names.container, name)) {
    const found = names.fn(candidate);
    if (found !== undefined) return found;
  }
  return undefined;
}
