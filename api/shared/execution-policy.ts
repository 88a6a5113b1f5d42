import type { Static } from "../schema.ts";
import { duration, integer, object, optional, quantity, ref, string } from "../schema.ts";
import { cachePolicy } from "./cache-policy.ts";
import { placementPolicy } from "./placement.ts";
import { retryPolicy } from "./retry-policy.ts";
import { storagePolicy } from "./storage-policy.ts";
import { podSecurity } from "./workload-security.ts";

const resources = object("CPU and memory of the containers.", {
  cpuRequest: optional(quantity("CPU that is reserved, a quantity such as `100m`.")),
  memoryRequest: optional(quantity("Memory that is reserved, a quantity such as `128Mi`.")),
  cpuLimit: optional(quantity("CPU that may be used at most, a quantity such as `1`.")),
  memoryLimit: optional(quantity("Memory that may be used at most, a quantity such as `1Gi`.")),
});

const job = object("The Jobs that run batch steps, and how long what they leave is kept.", {
  backoffLimit: optional(integer("Pods that the Job itself starts again before it has failed.")),
  ttlSecondsAfterFinished: optional(
    integer("Seconds that finished Jobs and StepRuns are kept; default 3600, 0 deletes at once."),
  ),
  storyRunRetentionSeconds: optional(
    integer("Seconds that finished StoryRuns are kept; default 86400, 0 keeps for ever, -1 deletes at once."),
  ),
  restartPolicy: optional(string("Restart policy of the pods: `Never` or `OnFailure`.")),
});

const realtime = object("What realtime steps leave behind.", {
  ttlSecondsAfterFinished: optional(
    integer("Seconds that finished realtime workloads are kept; 0 deletes at once, below 0 keeps for ever."),
  ),
});

/** How the steps of a Story, or the runs of an Engram, are executed. */
export const executionPolicy = object("How steps are executed, unless a step overrides it.", {
  resources: optional(resources),
  security: optional(podSecurity),
  placement: optional(placementPolicy),
  job: optional(job),
  retry: optional(ref("Retries of the steps.", retryPolicy)),
  timeout: optional(duration("Deadline of one attempt, a positive Go duration.")),
  maxRecursionDepth: optional(
    integer("Levels of nesting down to which payloads are read from and moved to storage; at least 1.", {
      format: "int64",
      minimum: 1,
    }),
  ),
  serviceAccountName: optional(string("ServiceAccount of the pods, at most 253 characters.", { maxLength: 253 })),
  storage: optional(storagePolicy),
  cache: optional(cachePolicy),
  realtime: optional(realtime),
});
export type ExecutionPolicy = Static<typeof executionPolicy>;
