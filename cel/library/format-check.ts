import type { Checked } from "../check/result.ts";
import type { Expr } from "../syntax/ast.ts";
import type { Issue } from "../syntax/source.ts";
import { walk } from "../syntax/walk.ts";
import type { Type } from "../type/type.ts";
import { isDyn } from "../type/type.ts";
import type { Validate } from "./declare.ts";
import type { Fit } from "./format-fits.ts";

/** Compares the arguments of `'…'.format([…])` with its clauses while compiling. */
export function checkFormats(fits: { readonly [letter: string]: Fit }): Validate {
  return (expr, checked) => {
    const issues: Issue[] = [];
    for (const node of walk(expr)) {
      if (node.kind !== "call" || node.name !== "format" || node.target?.kind !== "literal") continue;
      const [args] = node.args;
      if (typeof node.target.value !== "string" || args?.kind !== "list" || node.args.length !== 1) continue;
      const issue = checkOne(node.target.value, args.elements, checked, fits);
      if (issue !== undefined) issues.push({ message: issue.message, at: issue.at < 0 ? node.at : issue.at });
    }
    return issues;
  };
}

function checkOne(
  text: string,
  args: readonly Expr[],
  checked: Checked,
  fits: { readonly [letter: string]: Fit },
): Issue | undefined {
  let used = 0;
  for (const [whole, digits, letter] of text.matchAll(/%(?:%|(?:\.([0-9]*))?([\s\S])?)/g)) {
    if (whole === "%%") continue;
    if (letter === undefined) return { message: "unexpected end of string", at: -1 };
    const arg = args[used];
    if (arg === undefined) return { message: `index ${used} out of range`, at: -1 };
    used++;
    const fit = Object.hasOwn(fits, letter) ? fits[letter] : undefined;
    if (fit === undefined || digits === "")
      return { message: `could not parse formatting clause: unrecognized formatting clause "${letter}"`, at: -1 };
    const bad = misfit(arg, checked, fit, letter === "s");
    if (bad !== undefined)
      return { message: `error during formatting: ${fit.says}, was given ${bad.type.name}`, at: bad.expr.at };
  }
  if (args.length <= used) return undefined;
  const message = `too many arguments supplied to string.format (expected ${used}, got ${args.length})`;
  return { message, at: -1 };
}

/** An argument, or a part of it, that a clause cannot write. */
function misfit(
  expr: Expr,
  checked: Checked,
  fit: Fit,
  deep: boolean,
): { readonly expr: Expr; readonly type: Type } | undefined {
  const type = checked.types[expr.id];
  if (type === undefined) return undefined;
  if (!isDyn(type) && !fit.kinds.includes(type.kind)) return { expr, type };
  const parts =
    expr.kind === "list"
      ? expr.elements
      : expr.kind === "map"
        ? expr.entries.flatMap(({ key, value }) => [key, value])
        : [];
  for (const part of deep ? parts : []) {
    const bad = misfit(part, checked, fit, true);
    if (bad !== undefined) return bad;
  }
  return undefined;
}
