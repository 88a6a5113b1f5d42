import { policyRule } from "../core/policy-rule.ts";
import { probe } from "../core/probe.ts";
import type { Static } from "../schema.ts";
import { boolean, duration, integer, list, object, optional, quantity, ref, string } from "../schema.ts";
import { storagePolicy } from "../shared/storage-policy.ts";

const resources = object("CPU and memory that the component needs.", {
  recommendedCpuRequest: optional(quantity("CPU that is reserved unless set otherwise, such as `100m`.")),
  recommendedCpuLimit: optional(quantity("CPU used at most unless set otherwise, such as `500m`.")),
  recommendedMemoryRequest: optional(quantity("Memory that is reserved unless set otherwise, such as `128Mi`.")),
  recommendedMemoryLimit: optional(quantity("Memory used at most unless set otherwise, such as `512Mi`.")),
  minCpuRequest: optional(quantity("Least CPU that must be reserved, such as `50m`.")),
  minMemoryRequest: optional(quantity("Least memory that must be reserved, such as `64Mi`.")),
});

const security = object("What the component can do without, and therefore must.", {
  requiresNonRoot: optional(boolean("It must not run as root; default false.")),
  requiresReadOnlyRoot: optional(boolean("Its root file system cannot be written; default false.")),
  requiresNoPrivilegeEscalation: optional(boolean("No process may gain rights; default false.")),
  recommendedRunAsUser: optional(integer("User id unless set otherwise, above 0.", { format: "int64" })),
});

const job = object("Settings of the Jobs unless set otherwise.", {
  recommendedBackoffLimit: optional(integer("Pods that a Job itself starts again.")),
  recommendedTtlSecondsAfterFinished: optional(integer("Seconds that finished Jobs are kept.")),
  recommendedRestartPolicy: optional(string("Restart policy of the pods: `Never` or `OnFailure`.")),
});

const retry = object("Retries unless set otherwise.", {
  recommendedMaxRetries: optional(integer("Attempts after the first.", { format: "int64" })),
  recommendedBackoff: optional(string("How the wait grows: `exponential`, `linear` or `constant`.")),
  recommendedBaseDelay: optional(duration("Wait before the first repetition, a Go duration.")),
  recommendedMaxDelay: optional(duration("Longest wait between two attempts, a Go duration.")),
});

const port = object("A port of the component.", {
  name: optional(string("Name of the port; needed when there are several.")),
  protocol: optional(string("`TCP`, `UDP` or `SCTP`; default `TCP`.")),
  port: integer("Number on the Service, 1 to 65535."),
  targetPort: integer("Number on the pods, 1 to 65535."),
});

const probes = object("How the component's health is found out.", {
  liveness: optional(ref("A failure restarts the container.", probe)),
  readiness: optional(ref("A failure takes the pod out of its Service.", probe)),
  startup: optional(ref("The other probes wait until it succeeds.", probe)),
});

/** `spec.execution` of a template: what the author of the component asks for. */
export const templateExecutionPolicy = object("How the component wants to be executed.", {
  images: optional(
    object("How images are pulled.", {
      pullPolicy: optional(
        string("When the image is pulled: `Always`, `IfNotPresent` or `Never`; default: Kubernetes' own."),
      ),
    }),
  ),
  resources: optional(resources),
  security: optional(security),
  job: optional(job),
  retry: optional(retry),
  timeout: optional(duration("Deadline of one attempt, a positive Go duration.")),
  service: optional(
    object("The Service in front of a realtime component.", {
      ports: optional(list("Its ports, at most 100.", port, { listType: "atomic", maxItems: 100 })),
    }),
  ),
  probes: optional(probes),
  storage: optional(storagePolicy),
  rbac: optional(
    object("Rights of the runner.", {
      rules: optional(
        list("Rules of the Role of the runner's own identity; at most 64.", policyRule, { maxItems: 64 }),
      ),
    }),
  ),
});
export type TemplateExecutionPolicy = Static<typeof templateExecutionPolicy>;
