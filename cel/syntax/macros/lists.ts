import type { Expr } from "../ast.ts";
import { accumulator } from "../ast.ts";
import type { Builder } from "../build.ts";
import type { Macro, Misuse } from "../macro.ts";
import { variableNames } from "./quantifiers.ts";

const notName = "argument is not an identifier";

/** `range.map(x, t)`, `range.map(x, p, t)`, `range.filter(x, p)`. */
export const lists: readonly Macro[] = [
  { name: "map", member: true, args: 2, expand: (build, [x, to], range) => collect(build, range, [x], undefined, to) },
  { name: "map", member: true, args: 3, expand: (build, [x, p, to], range) => collect(build, range, [x], p, to) },
  { name: "filter", member: true, args: 2, expand: (build, [x, p], range) => collect(build, range, [x], p, x) },
];

/** `range.transformList(i, x, t)` and `range.transformList(i, x, p, t)`. */
export const transformList: readonly Macro[] = [
  {
    name: "transformList",
    member: true,
    args: 3,
    expand: (build, [i, x, to], range) => collect(build, range, [i, x], undefined, to),
  },
  {
    name: "transformList",
    member: true,
    args: 4,
    expand: (build, [i, x, p, to], range) => collect(build, range, [i, x], p, to),
  },
];

function collect(
  build: Builder,
  range: Expr | undefined,
  variables: readonly (Expr | undefined)[],
  predicate: Expr | undefined,
  to: Expr | undefined,
): Expr | Misuse | undefined {
  if (range === undefined || to === undefined) return undefined;
  const names = variableNames(
    variables.filter((variable) => variable !== undefined),
    notName,
  );
  if (!Array.isArray(names)) return names as Misuse;
  const init = build.list([]);
  const condition = build.literal(true);
  const add = build.call("_+_", [build.accu(), build.list([to])]);
  const step = predicate === undefined ? add : build.call("_?_:_", [predicate, add, build.accu()]);
  const result = build.accu();
  const [iter = "", iter2 = ""] = names;
  return build.fold({ range, iter, iter2, accu: accumulator, init, condition, step, result });
}
