import type { Static } from "../schema.ts";
import { anyObject, boolean, duration, integer, object, optional, ref } from "../schema.ts";
import { executionPolicy } from "../shared/execution-policy.ts";
import { labelText } from "../shared/names.ts";
import { retryPolicy } from "../shared/retry-policy.ts";
import { storagePolicy } from "../shared/storage-policy.ts";

const timeouts = object("Time limits.", {
  story: optional(duration("Deadline of a whole run, a positive Go duration; default: none.")),
  step: optional(duration("Deadline of each step, a positive Go duration; default: that of the installation.")),
  gracefulShutdownTimeout: optional(duration("Time that realtime steps have to end, a Go duration; default `30s`.")),
});

const retries = object("Retries of the steps.", {
  stepRetryPolicy: optional(ref("Retries of every step that does not set its own.", retryPolicy)),
  continueOnStepFailure: boolean("Steps that do not depend on a failed one still run; default false.", {
    default: false,
  }),
});

/** `spec.policy` of a Story. */
export const storyPolicy = object("How runs of the story are carried out.", {
  timeouts: optional(timeouts),
  with: optional(anyObject("Inputs that `executeStory` passes where the calling step names none.")),
  retries: optional(retries),
  concurrency: optional(integer("Steps of one run that execute at the same time; default: no bound of its own.")),
  queue: optional(labelText("Queue in which runs wait; at most 63 characters.", 63)),
  priority: optional(integer("Place in the queue, 0 or more; higher goes first, default 0.", { minimum: 0 })),
  storage: optional(storagePolicy),
  execution: optional(executionPolicy),
});
export type StoryPolicy = Static<typeof storyPolicy>;
