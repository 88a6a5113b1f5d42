import type { JsonObject } from "@bubustack/api/json";
import { changedWhileDeleting } from "../../checks/deleting.ts";
import { transport } from "../../examples/flow-objects.ts";
import type { TransportContext } from "../../facts/transport.ts";
import { rule } from "../../rule.ts";

const going = (object: JsonObject, more: JsonObject = {}): JsonObject => ({
  ...object,
  metadata: { name: "live", deletionTimestamp: "2026-01-01T00:00:00Z", ...more },
});

export default rule<TransportContext>({
  id: "transport/unchanged-while-deleting",
  kind: "Transport",
  effect: "deny",
  summary: "The spec of a Transport that is being deleted does not change.",
  why: "What is cleaned up is decided by the spec that was there when the deletion began. Metadata, finalizers among it, can always change.",
  covers: ["TRANSPORT-U-1", "TRANSPORT-U-2"],
  on: ["UPDATE"],
  examples: {
    allow: [{ object: going(transport(), { finalizers: [] }), old: going(transport()) }],
    deny: [{ object: going(transport({ provider: "other" })), old: going(transport()) }],
  },
  check: ({ object, old }) => changedWhileDeleting(object, old),
});
