import type { CallExpr } from "../syntax/ast.ts";
import type { Issue } from "../syntax/source.ts";

const validated = new Set(["duration", "timestamp", "matches"]);

/** A constant that a function can never read. The API server says so of some in words of its own: the reason is a hint. */
export function unreadable(expr: CallExpr, name: string, reason: string): Issue {
  const last = expr.args.at(-1);
  if (last === undefined || !validated.has(name)) return { message: reason, at: expr.at };
  return { message: `invalid ${name} argument`, at: last.at, hint: reason };
}
