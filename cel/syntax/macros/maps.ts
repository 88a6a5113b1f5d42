import type { Expr } from "../ast.ts";
import { accumulator } from "../ast.ts";
import type { Builder } from "../build.ts";
import type { Macro, Misuse } from "../macro.ts";
import { variableNames } from "./quantifiers.ts";

type Insert = (build: Builder, key: string, to: Expr) => Expr;

/** `transformMap` keeps keys: each is given its new value. */
const keepKey: Insert = (build, key, to) => build.call("cel.@mapInsert", [build.accu(), build.ident(key), to]);
/** `transformMapEntry` inserts the entries of a map. */
const insertAll: Insert = (build, _key, to) => build.call("cel.@mapInsert", [build.accu(), to]);

/** `range.transformMap(k, v, t)`, `range.transformMapEntry(k, v, {…})`, each with a predicate before the last too. */
export const maps: readonly Macro[] = [
  ...[3, 4].map((args) => transform("transformMap", args, keepKey)),
  ...[3, 4].map((args) => transform("transformMapEntry", args, insertAll)),
];

function transform(name: string, args: number, insert: Insert): Macro {
  return {
    name,
    member: true,
    args,
    expand(build, given, range) {
      const names = variableNames(given.slice(0, 2), "argument must be a simple name");
      if (!Array.isArray(names)) return names as Misuse;
      const to = given[args - 1];
      const predicate = args === 4 ? given[2] : undefined;
      if (to === undefined || range === undefined) return undefined;
      const [iter = "", iter2 = ""] = names;
      const init = build.map([]);
      const condition = build.literal(true);
      const inserted = insert(build, iter, to);
      const step = predicate === undefined ? inserted : build.call("_?_:_", [predicate, inserted, build.accu()]);
      return build.fold({ range, iter, iter2, accu: accumulator, init, condition, step, result: build.accu() });
    },
  };
}
