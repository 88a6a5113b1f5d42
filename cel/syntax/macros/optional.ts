import type { Expr } from "../ast.ts";
import type { Builder } from "../build.ts";
import type { Macro } from "../macro.ts";
import { bindTo } from "./bind.ts";

/** `optional.optMap(x, t)` and `optional.optFlatMap(x, t)`: what becomes of the value where there is one. */
export const optional: readonly Macro[] = [
  map("optMap", (build, to) => build.call("optional.of", [to])),
  map("optFlatMap", (_build, to) => to),
];

function map(name: string, wrap: (build: Builder, to: Expr) => Expr): Macro {
  return {
    name,
    member: true,
    args: 2,
    expand(build, [variable, to], target) {
      if (target === undefined || to === undefined) return undefined;
      if (variable?.kind !== "ident")
        return { message: `${name}() variable name must be a simple identifier`, at: variable?.at ?? -1 };
      const hasValue = build.call("hasValue", [], target);
      const value = build.call("value", [], build.copy(target));
      const mapped = wrap(build, bindTo(build, variable.name, value, to));
      return build.call("_?_:_", [hasValue, mapped, build.call("optional.none", [])]);
    },
  };
}
