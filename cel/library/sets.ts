import * as types from "../type/type.ts";
import { Effort } from "../values/effort.ts";
import { contains } from "../values/equal.ts";
import type { Value } from "../values/value.ts";
import { adapt, noOverload } from "../values/value.ts";
import type { Call, Library } from "./declare.ts";
import { fn, free } from "./declare.ts";

const listT = types.list(types.param("T"));

type Holds = (a: readonly Value[], b: readonly Value[], effort: Effort) => boolean;

function ofPairs(holds: Holds): Call {
  return (frame, a, b) => {
    if (!Array.isArray(a) || !Array.isArray(b)) return noOverload();
    const refused = frame.work(a.length * b.length);
    if (refused !== undefined) return refused;
    const effort = new Effort();
    const found = holds(a, b, effort);
    return frame.finish(effort) ?? found;
  };
}

const containsAll: Holds = (a, b, effort) => b.every((item) => contains(a, adapt(item), effort));

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
        ofPairs((a, b, effort) => containsAll(a, b, effort) && containsAll(b, a, effort)),
      ),
    ),
    fn(
      "sets.intersects",
      free(
        "list_sets_intersects_list",
        [listT, listT],
        types.bool,
        ofPairs((a, b, effort) => a.some((item) => contains(b, adapt(item), effort))),
      ),
    ),
  ],
};
