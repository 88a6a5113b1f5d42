import type { Library } from "../library/declare.ts";
import type { Expr } from "../syntax/ast.ts";
import type { Macro } from "../syntax/macro.ts";
import { qualified } from "../syntax/parser.ts";

/** `proto.getExt(message, pkg.extension)` and `proto.hasExt(…)`: a field that another file adds to a message. */
function macro(name: string, test: boolean): Macro {
  return {
    name,
    member: true,
    args: 2,
    expand(build, [message, extension], target) {
      if (target?.kind !== "ident" || target.name !== "proto" || message === undefined) return undefined;
      const field = extension?.kind === "select" ? nameOf(extension) : undefined;
      if (field === undefined) return { message: "invalid extension field", at: extension?.at ?? target.at };
      return build.select(message, field, test);
    },
  };
}

function nameOf(expr: Expr): string | undefined {
  return expr.kind === "select" && expr.test ? undefined : qualified(expr);
}

/** The functions of extensions of messages. */
export const extensions: Library = {
  name: "proto",
  functions: [],
  macros: [macro("getExt", false), macro("hasExt", true)],
};
