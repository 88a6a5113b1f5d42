import type { JsonObject } from "@bubustack/api/json";
import { dedupeFindings, delayFindings } from "../../checks/delivery.ts";
import { impulseTemplate } from "../../examples/flow-objects.ts";
import type { ImpulseTemplateContext } from "../../facts/impulse-template.ts";
import { rule } from "../../rule.ts";

const delivering = (deliveryPolicy: JsonObject) => impulseTemplate({ deliveryPolicy });

export default rule<ImpulseTemplateContext>({
  id: "impulse-template/delivery",
  kind: "ImpulseTemplate",
  effect: "deny",
  summary: "The delivery that a template recommends has a key where it needs one, and waits that grow.",
  why: "Impulses take it over as it stands: without its key every event would count as a new one, or none would.",
  examples: {
    allow: [{ object: delivering({ dedupe: { mode: "key", keyTemplate: "{{ inputs.id }}" } }) }],
    deny: [
      { title: "No key", object: delivering({ dedupe: { mode: "key" } }) },
      { title: "A key that nobody reads", object: delivering({ dedupe: { mode: "token", keyTemplate: "x" } }) },
      { title: "Waits that shrink", object: delivering({ retry: { baseDelay: "10s", maxDelay: "1s" } }) },
    ],
  },
  check: ({ object }) => {
    const path = ["spec", "deliveryPolicy"];
    return [...dedupeFindings(path, object.spec.deliveryPolicy), ...delayFindings(path, object.spec.deliveryPolicy)];
  },
});
