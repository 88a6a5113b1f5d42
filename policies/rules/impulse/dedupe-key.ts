import type { JsonObject } from "@bubustack/api/json";
import { dedupeFindings } from "../../checks/delivery.ts";
import { cronRelated, impulse } from "../../examples/flow-objects.ts";
import type { ImpulseContext } from "../../facts/impulse.ts";
import { rule } from "../../rule.ts";

const deduped = (dedupe: JsonObject) => ({ object: impulse({ deliveryPolicy: { dedupe } }), related: cronRelated });

export default rule<ImpulseContext>({
  id: "impulse/dedupe-key",
  kind: "Impulse",
  effect: "deny",
  summary: "An Impulse has the template of a key exactly where events are told apart by a key.",
  why: "Without it every event would get the same key, or the key that was written would never be looked at.",
  covers: ["IMPULSE-V-12", "IMPULSE-V-13"],
  examples: {
    allow: [deduped({ mode: "key", keyTemplate: "{{ inputs.id }}" }), deduped({ mode: "token" })],
    deny: [
      { title: "No key", ...deduped({ mode: "key" }) },
      { title: "A key that the mode does not read", ...deduped({ mode: "token", keyTemplate: "{{ inputs.id }}" }) },
      { title: "A key without a mode", ...deduped({ keyTemplate: "{{ inputs.id }}" }) },
    ],
  },
  check: ({ object }) => dedupeFindings(["spec", "deliveryPolicy"], object.spec.deliveryPolicy),
});
