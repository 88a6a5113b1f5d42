import type { Library } from "../library/declare.ts";
import type { Macro } from "../syntax/macro.ts";
import { bindTo } from "../syntax/macros/bind.ts";

function isCel(target: { readonly kind: string; readonly name?: string } | undefined): boolean {
  return target?.kind === "ident" && target.name === "cel";
}

/** `cel.block([a, b], body)`: the body and later elements name the elements by `cel.index(n)`. */
const block_: Macro = {
  name: "block",
  member: true,
  args: 2,
  expand(build, [list, body], target) {
    if (!isCel(target) || list?.kind !== "list" || body === undefined) return undefined;
    return list.elements.reduceRight((inner, element, index) => bindTo(build, `@index${index}`, element, inner), body);
  },
};

function names(name: string, args: number): Macro {
  return {
    name,
    member: true,
    args,
    expand(build, given, target) {
      if (!isCel(target)) return undefined;
      return build.ident(`@${name}${given.map((arg) => (arg.kind === "literal" ? String(arg.value) : "?")).join(":")}`);
    },
  };
}

/** The macros of the block extension, which only optimizers write, and tests. */
export const block: Library = {
  name: "block",
  functions: [],
  macros: [block_, names("index", 1), names("iterVar", 2), names("accuVar", 2)],
};
