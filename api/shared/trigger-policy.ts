/** How the events of an Impulse become StoryTriggers. */
import type { Static } from "../schema.ts";
import { duration, enums, integer, object, optional, string } from "../schema.ts";

/** What makes two events the same: nothing, the token that came with them, or a key computed from them. */
export const dedupeModes = ["none", "token", "key"] as const;
export type DedupeMode = (typeof dedupeModes)[number];

const dedupe = object(
  "Which events count as the same, so that only the first one starts a run.",
  {
    mode: optional(
      enums("None are the same, those with one token, or those with one key; default `none`.", dedupeModes),
    ),
    keyTemplate: optional(
      string(
        "Template of the key over `inputs`, `story` and `impulse`, at most 4,096 characters; required with mode `key`, else forbidden.",
        { maxLength: 4_096 },
      ),
    ),
  },
  {
    rules: [
      {
        rule: "(has(self.mode) && self.mode == 'key') == " + "(has(self.keyTemplate) && self.keyTemplate.trim() != '')",
        message: "keyTemplate is set exactly with mode key",
        fieldPath: ".keyTemplate",
      },
    ],
  },
);

const retry = object("How often a delivery that failed is repeated.", {
  maxAttempts: optional(integer("Attempts in all, 0 or more; default: that of the component.", { minimum: 0 })),
  baseDelay: optional(duration("Wait before the second attempt, a Go duration of 0 or more.")),
  maxDelay: optional(
    duration("Longest wait between two attempts, a Go duration of 0 or more, not shorter than `baseDelay`."),
  ),
  backoff: optional(
    enums("How the wait grows; default: that of the component.", ["exponential", "linear", "constant"]),
  ),
});

/** `deliveryPolicy` of an Impulse and of an ImpulseTemplate. */
export const triggerDeliveryPolicy = object("How events are delivered to the Story.", {
  dedupe: optional(dedupe),
  retry: optional(retry),
});
export type TriggerDeliveryPolicy = Static<typeof triggerDeliveryPolicy>;

/** `throttle` of an Impulse. */
export const triggerThrottlePolicy = object("How many events are let through; an absent or zero limit is none.", {
  maxInFlight: optional(integer("Deliveries under way at the same time, 0 or more.", { minimum: 0 })),
  ratePerSecond: optional(integer("Deliveries a second on average, 0 or more.", { minimum: 0 })),
  burst: optional(integer("Deliveries at once after a pause, 0 or more.", { minimum: 0 })),
});
export type TriggerThrottlePolicy = Static<typeof triggerThrottlePolicy>;
