import type { Static } from "../schema.ts";
import { enums, integer, map, object, optional, quantity, string } from "../schema.ts";
import { placementPolicy } from "./placement.ts";
import { workloadModes } from "./workload-mode.ts";

const job = object("Settings of a Job.", {
  parallelism: optional(integer("Pods that run at the same time.")),
  completions: optional(integer("Pods that must succeed.")),
  backoffLimit: optional(integer("Pods that the Job itself starts again.")),
  activeDeadlineSeconds: optional(integer("Seconds until the Job is ended.", { format: "int64" })),
  ttlSecondsAfterFinished: optional(integer("Seconds that the finished Job is kept.")),
});

const statefulSet = object("Settings of a StatefulSet.", {
  serviceName: string("Name of the Service that gives the pods their names; at most 63 characters.", {
    maxLength: 63,
  }),
  podManagementPolicy: optional(
    string("Whether pods start one after another (`OrderedReady`, the default) or together (`Parallel`)."),
  ),
});

const amounts = {
  cpu: optional(quantity("CPU, such as `100m`.")),
  memory: optional(quantity("Memory, such as `128Mi`.")),
  ephemeralStorage: optional(quantity("Space on the node's disk, such as `1Gi`.")),
};

const resources = object("What the pods need, and where they run.", {
  requests: optional(object("What is reserved.", amounts)),
  limits: optional(object("What may be used at most.", amounts)),
  placement: optional(placementPolicy),
});

const updateStrategy = object("How running pods are replaced by those of a new version.", {
  type: optional(enums("Step by step, or all at once.", ["RollingUpdate", "Recreate"])),
  rollingUpdate: optional(
    object("Bounds of a rolling update.", {
      maxUnavailable: optional(string("Pods that may be missing, a number or a share such as `25%`.")),
      maxSurge: optional(string("Pods that there may be beyond the wanted ones, a number or a share such as `25%`.")),
    }),
  ),
});

/** `spec.workload` of an Impulse. */
export const workloadSpec = object(
  "The workload that the component runs as.",
  {
    mode: enums("The kind of workload, one of the template's `supportedModes`; default `deployment`.", workloadModes, {
      default: "deployment",
    }),
    job: optional(job),
    statefulSet: optional(statefulSet),
    resources: optional(resources),
    updateStrategy: optional(updateStrategy),
  },
  {
    rules: [
      {
        rule: "self.mode != 'job'",
        message: "an Impulse listens for events and cannot be a job",
        fieldPath: ".mode",
      },
    ],
  },
);
export type WorkloadSpec = Static<typeof workloadSpec>;

/** `spec.service` of an Impulse. */
export const serviceExposure = object("The Service in front of the component.", {
  type: optional(string("`ClusterIP`, `NodePort` or `LoadBalancer`; default `ClusterIP`.")),
  labels: optional(
    map("Labels of the Service; at most 100.", string("Value of the label.", { maxLength: 63 }), {
      maxProperties: 100,
    }),
  ),
  annotations: optional(
    map("Annotations of the Service; at most 100.", string("Value of the annotation.", { maxLength: 16_384 }), {
      maxProperties: 100,
    }),
  ),
});
export type ServiceExposure = Static<typeof serviceExposure>;
