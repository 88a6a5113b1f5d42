import type { Static } from "../schema.ts";
import { duration, enums, integer, object, optional } from "../schema.ts";

/** How often and after which wait a failed step is tried again. */
export const retryPolicy = object("How often and after which wait a failed attempt is repeated.", {
  maxRetries: integer("Attempts after the first: 0 to 10, default 3; 0 never repeats.", {
    default: 3,
    minimum: 0,
    maximum: 10,
  }),
  delay: duration("Wait before the first repetition, a Go duration; default `1s`.", { default: "1s" }),
  maxDelay: optional(duration("Longest wait between two attempts, a Go duration; default: no bound of its own.")),
  jitter: optional(
    integer("Random share of each wait in percent, 0 to 100; default: that of the installation.", {
      minimum: 0,
      maximum: 100,
    }),
  ),
  backoff: optional(
    enums("How the wait grows from one repetition to the next; default: that of the installation.", [
      "exponential",
      "linear",
      "constant",
    ]),
  ),
});
export type RetryPolicy = Static<typeof retryPolicy>;
