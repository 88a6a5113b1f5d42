import type { Expr } from "../ast.ts";
import { accumulator } from "../ast.ts";
import type { Builder } from "../build.ts";
import type { Macro, Misuse } from "../macro.ts";

/** The parts of a loop that a quantifier fills in. */
interface Loop {
  readonly init: Expr;
  readonly condition: Expr;
  readonly step: Expr;
  readonly result: Expr;
}

/** True for all; errors count only where no element is false. */
function all(build: Builder, predicate: Expr): Loop {
  return {
    init: build.literal(true),
    condition: build.call("@not_strictly_false", [build.accu()]),
    step: build.call("_&&_", [build.accu(), predicate]),
    result: build.accu(),
  };
}

/** True for one; errors count only where no element is true. */
function exists(build: Builder, predicate: Expr): Loop {
  return {
    init: build.literal(false),
    condition: build.call("@not_strictly_false", [build.call("!_", [build.accu()])]),
    step: build.call("_||_", [build.accu(), predicate]),
    result: build.accu(),
  };
}

/** True for exactly one; errors always count. */
function existsOne(build: Builder, predicate: Expr): Loop {
  const plusOne = build.call("_+_", [build.accu(), build.literal(1)]);
  return {
    init: build.literal(0),
    condition: build.literal(true),
    step: build.call("_?_:_", [predicate, plusOne, build.accu()]),
    result: build.call("_==_", [build.accu(), build.literal(1)]),
  };
}

function quantifier(name: string, variables: 1 | 2, loop: (build: Builder, predicate: Expr) => Loop): Macro {
  return {
    name,
    member: true,
    args: variables + 1,
    expand(build, args, range) {
      const names = variableNames(args.slice(0, variables), "argument must be a simple name");
      const predicate = args[variables];
      if (!Array.isArray(names)) return names as Misuse;
      if (predicate === undefined || range === undefined) return undefined;
      const parts = loop(build, predicate);
      return build.fold({ range, iter: names[0] ?? "", iter2: names[1] ?? "", accu: accumulator, ...parts });
    },
  };
}

/** The names of loop variables, or what is wrong with one. */
export function variableNames(args: readonly Expr[], message: string): readonly string[] | Misuse {
  const names: string[] = [];
  for (const arg of args) {
    if (arg.kind !== "ident") return { message, at: arg.at };
    if (arg.name === accumulator || arg.name === "__result__")
      return { message: "iteration variable overwrites accumulator variable", at: arg.at };
    if (names.includes(arg.name)) return { message: `duplicate variable name: ${arg.name}`, at: arg.at };
    names.push(arg.name);
  }
  return names;
}

/** all, exists and exists_one over elements of a list or keys of a map. */
export const quantifiers: readonly Macro[] = [
  quantifier("all", 1, all),
  quantifier("exists", 1, exists),
  quantifier("exists_one", 1, existsOne),
];

/** The name that releases of the language after the API server's give to `exists_one` too. */
export const existsOneToo: Macro = quantifier("existsOne", 1, existsOne);

/** The same over index and element, or key and value; `existsOne` is another name there. */
export const quantifiers2: readonly Macro[] = [
  quantifier("all", 2, all),
  quantifier("exists", 2, exists),
  quantifier("exists_one", 2, existsOne),
  quantifier("existsOne", 2, existsOne),
];
