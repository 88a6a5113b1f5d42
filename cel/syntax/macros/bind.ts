import type { Expr } from "../ast.ts";
import type { Builder } from "../build.ts";
import type { Macro } from "../macro.ts";

/** A loop over nothing whose carried value is a variable of its result. */
export function bindTo(build: Builder, name: string, value: Expr, body: Expr): Expr {
  const range = build.list([]);
  const condition = build.literal(false);
  const step = build.ident(name);
  return build.fold({ range, iter: "#unused", iter2: "", accu: name, init: value, condition, step, result: body });
}

/** `cel.bind(name, value, body)`: the value is computed when the body first uses it, and once. */
export const bind: Macro = {
  name: "bind",
  member: true,
  args: 3,
  expand(build, [name, value, body], target) {
    if (target?.kind !== "ident" || target.name !== "cel" || value === undefined || body === undefined)
      return undefined;
    if (name?.kind !== "ident")
      return { message: "cel.bind() variable names must be simple identifiers", at: name?.at ?? -1 };
    return bindTo(build, name.name, value, body);
  },
};
