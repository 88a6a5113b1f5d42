import { policyRule } from "../core/policy-rule.ts";
import type { Static } from "../schema.ts";
import { boolean, duration, integer, list, object, optional, ref, string } from "../schema.ts";
import { cachePolicy } from "./cache-policy.ts";
import { labelName } from "./names.ts";
import { placementPolicy } from "./placement.ts";
import { retryPolicy } from "./retry-policy.ts";
import { storagePolicy } from "./storage-policy.ts";
import { workloadSecurity } from "./workload-security.ts";

const probeOverrides = object("Turns probes of the template off.", {
  disableLiveness: optional(boolean("No liveness probe; default false.")),
  disableReadiness: optional(boolean("No readiness probe; default false.")),
  disableStartup: optional(boolean("No startup probe; default false.")),
});

const rbacOverrides = object("Rights of the runner beyond those of the template.", {
  rules: optional(
    list("Rules added to the Role of the runner's own identity; at most 64.", policyRule, { maxItems: 64 }),
  ),
});

/** What one step (or Engram) changes about how it is executed. */
export const executionOverrides = object("Changes to how this is executed; what is unset comes from the layer below.", {
  timeout: optional(duration("Deadline of one attempt, a positive Go duration.")),
  retry: optional(ref("Retries of this step.", retryPolicy)),
  debug: optional(boolean("The component logs in detail; default false.")),
  security: optional(workloadSecurity),
  placement: optional(placementPolicy),
  imagePullPolicy: optional(string("When the image is pulled: `Always`, `IfNotPresent` or `Never`.")),
  maxInlineSize: optional(
    integer("Largest payload in bytes that is passed inline; 0 always goes through storage.", { format: "int64" }),
  ),
  serviceAccountName: optional(labelName("ServiceAccount of the pods, 1 to 253 characters.", 253)),
  automountServiceAccountToken: optional(boolean("The ServiceAccount's token is mounted into the pods.")),
  probes: optional(probeOverrides),
  storage: optional(storagePolicy),
  cache: optional(cachePolicy),
  rbac: optional(rbacOverrides),
});
export type ExecutionOverrides = Static<typeof executionOverrides>;
