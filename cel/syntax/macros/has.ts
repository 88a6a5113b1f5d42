import type { Macro } from "../macro.ts";

/** `has(operand.field)`: true where the field is there. */
export const has: Macro = {
  name: "has",
  member: false,
  args: 1,
  expand(build, [arg]) {
    if (arg?.kind === "select" && !arg.test) return build.select(arg.operand, arg.field, true);
    return { message: "invalid argument to has() macro", at: arg?.at ?? -1 };
  },
};
