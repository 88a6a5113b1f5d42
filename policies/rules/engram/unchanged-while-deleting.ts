import { changedWhileDeleting } from "../../checks/deleting.ts";
import { engram, template } from "../../examples/objects.ts";
import type { EngramContext } from "../../facts/engram.ts";
import { rule } from "../../rule.ts";

const related = [template()];
const deleting = { deletionTimestamp: "2026-01-01T00:00:00Z" };

export default rule<EngramContext>({
  id: "engram/unchanged-while-deleting",
  kind: "Engram",
  effect: "deny",
  summary: "The spec of an Engram that is being deleted does not change.",
  why: "What is cleaned up is decided by the spec that was there when the deletion began. Metadata, finalizers among it, can always change.",
  covers: ["ENGRAM-U-1"],
  on: ["UPDATE"],
  examples: {
    allow: [{ object: engram({}, { ...deleting, finalizers: [] }), old: engram({}, deleting), related }],
    deny: [{ object: engram({ mode: "job" }, deleting), old: engram({}, deleting), related }],
  },
  check: ({ object, old }) => changedWhileDeleting(object, old),
});
