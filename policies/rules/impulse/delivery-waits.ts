import type { JsonObject } from "@bubustack/api/json";
import { delayFindings } from "../../checks/delivery.ts";
import { cronRelated, impulse } from "../../examples/flow-objects.ts";
import type { ImpulseContext } from "../../facts/impulse.ts";
import { rule } from "../../rule.ts";

const retried = (retry: JsonObject) => ({ object: impulse({ deliveryPolicy: { retry } }), related: cronRelated });

export default rule<ImpulseContext>({
  id: "impulse/delivery-waits",
  kind: "Impulse",
  effect: "deny",
  summary: "The longest wait between two deliveries is not shorter than the first one.",
  why: "A wait grows from the first one; with a lower bound above it no wait fits both.",
  covers: ["IMPULSE-V-17"],
  examples: {
    allow: [
      retried({ maxAttempts: 5, baseDelay: "1s", maxDelay: "5m", backoff: "exponential" }),
      { title: "Zero sets no bound", ...retried({ baseDelay: "0s", maxDelay: "0s" }) },
    ],
    deny: [retried({ baseDelay: "10s", maxDelay: "5s" })],
  },
  check: ({ object }) => delayFindings(["spec", "deliveryPolicy"], object.spec.deliveryPolicy),
});
