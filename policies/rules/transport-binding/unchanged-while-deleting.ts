import { changedWhileDeleting } from "../../checks/deleting.ts";
import { binding, transport } from "../../examples/flow-objects.ts";
import type { TransportBindingContext } from "../../facts/transport.ts";
import { rule } from "../../rule.ts";

const related = [transport()];
const deleting = { deletionTimestamp: "2026-01-01T00:00:00Z" };

export default rule<TransportBindingContext>({
  id: "transport-binding/unchanged-while-deleting",
  kind: "TransportBinding",
  effect: "deny",
  summary: "The spec of a TransportBinding that is being deleted does not change.",
  why: "What is cleaned up is decided by the spec that was there when the deletion began. Metadata, finalizers among it, can always change.",
  covers: ["TBINDING-U-1", "TBINDING-U-4"],
  on: ["UPDATE"],
  examples: {
    allow: [{ object: binding({}, { ...deleting, finalizers: [] }), old: binding({}, deleting), related }],
    deny: [{ object: binding({ connectorEndpoint: "a:1" }, deleting), old: binding({}, deleting), related }],
  },
  check: ({ object, old }) => changedWhileDeleting(object, old),
});
