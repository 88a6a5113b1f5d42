import * as types from "../type/type.ts";
import { contains } from "../values/equal.ts";
import type { Value } from "../values/value.ts";
import { adapt, CelError } from "../values/value.ts";
import type { Call, Library } from "./declare.ts";
import { fn, free } from "./declare.ts";

const listT = types.list(types.param("T"));

function ofPairs(holds: (a: readonly Value[], b: readonly Value[]) => boolean): Call {
  return (frame, a, b) => {
    if (!Array.isArray(a) || !Array.isArray(b)) return new CelError("no such overload");
    return frame.work(a.length * b.length) ?? holds(a, b);
  };
}

const containsAll = (a: readonly Value[], b: readonly Value[]) => b.every((item) => contains(a, adapt(item)));

/** Lists as sets: contains, equivalent, intersects. */
export const sets: Library = {
  name: "sets",
  functions: [
    fn("sets.contains", free("list_sets_contains_list", [listT, listT], types.bool, ofPairs(containsAll))),
    fn(
      "sets.equivalent",
      free(
        "list_sets_equivalent_list",
        [listT, listT],
        types.bool,
        ofPairs((a, b) => containsAll(a, b) && containsAll(b, a)),
      ),
    ),
    fn(
      "sets.intersects",
      free(
        "list_sets_intersects_list",
        [listT, listT],
        types.bool,
        ofPairs((a, b) => a.some((item) => contains(b, adapt(item)))),
      ),
    ),
  ],
};
