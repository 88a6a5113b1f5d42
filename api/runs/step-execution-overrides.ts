import { boolean, integer, object, optional, quantity, string } from "../schema.ts";
import { cachePolicy } from "../shared/cache-policy.ts";
import { placementPolicy } from "../shared/placement.ts";

/** What one StepRun changes about how it is executed, over all other layers. */
export const stepExecutionOverrides = object("Changes to how the step is executed, over all other layers.", {
  cpuRequest: optional(quantity("CPU that is reserved, a quantity such as `100m`.")),
  cpuLimit: optional(quantity("CPU that may be used at most, a quantity such as `1`.")),
  memoryRequest: optional(quantity("Memory that is reserved, a quantity such as `128Mi`.")),
  memoryLimit: optional(quantity("Memory that may be used at most, a quantity such as `1Gi`.")),
  placement: optional(placementPolicy),
  cache: optional(cachePolicy),
  debug: optional(boolean("The component logs in detail; default false.")),
  backoffLimit: optional(integer("Pods that the Job itself starts again before it has failed.")),
  ttlSecondsAfterFinished: optional(integer("Seconds that the finished Job is kept.")),
  restartPolicy: optional(string("Restart policy of the pods: `Never` or `OnFailure`.")),
});
