import { changedWhileDeleting } from "../../checks/deleting.ts";
import { cronRelated, impulse } from "../../examples/flow-objects.ts";
import type { ImpulseContext } from "../../facts/impulse.ts";
import { rule } from "../../rule.ts";

const related = cronRelated;
const deleting = { deletionTimestamp: "2026-01-01T00:00:00Z" };

export default rule<ImpulseContext>({
  id: "impulse/unchanged-while-deleting",
  kind: "Impulse",
  effect: "deny",
  summary: "The spec of an Impulse that is being deleted does not change.",
  why: "What is cleaned up is decided by the spec that was there when the deletion began. Metadata, finalizers among it, can always change.",
  covers: ["IMPULSE-U-1", "IMPULSE-U-2"],
  on: ["UPDATE"],
  examples: {
    allow: [{ object: impulse({}, { ...deleting, finalizers: [] }), old: impulse({}, deleting), related }],
    deny: [{ object: impulse({ version: "2" }, deleting), old: impulse({}, deleting), related }],
  },
  check: ({ object, old }) => changedWhileDeleting(object, old),
});
