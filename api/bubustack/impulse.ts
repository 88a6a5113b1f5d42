import type { ObjectOf } from "../kind.ts";
import { kind } from "../kind.ts";
import type { Static } from "../schema.ts";
import { anyObject, enums, integer, map, object, optional, ref, string, time } from "../schema.ts";
import { executionOverrides } from "../shared/execution-overrides.ts";
import { impulseTemplateReference, storyReference } from "../shared/references.ts";
import { observed, phases } from "../shared/status.ts";
import { triggerDeliveryPolicy, triggerThrottlePolicy } from "../shared/trigger-policy.ts";
import { serviceExposure, workloadSpec } from "../shared/workload-spec.ts";

const impulseSpec = object("Which template listens, which Story its events start, and how.", {
  version: optional(string("Version that references may pin, at most 64 characters.", { maxLength: 64 })),
  templateRef: ref("The template that listens for events.", impulseTemplateReference),
  storyRef: ref("The Story that events start.", storyReference),
  with: optional(anyObject("Configuration, checked against the template's `configSchema`.")),
  secrets: optional(
    map(
      "Names of Secrets by the names of the template's `secretSchema`; at most 100.",
      string("Name of a Secret in the Impulse's namespace.", { maxLength: 253 }),
      { maxProperties: 100 },
    ),
  ),
  mapping: optional(anyObject("How an event becomes the inputs of a run; its texts may be templates.")),
  deliveryPolicy: optional(
    ref("How events are delivered to the Story; what is unset comes from the template.", triggerDeliveryPolicy),
  ),
  throttle: optional(triggerThrottlePolicy),
  workload: optional(workloadSpec),
  service: optional(serviceExposure),
  execution: optional(ref("Changes to how the component is executed.", executionOverrides)),
});

const impulseStatus = object("What is known about the Impulse.", {
  ...observed,
  replicas: optional(integer("Pods of its workload.")),
  readyReplicas: optional(integer("Pods of its workload that are ready.")),
  phase: optional(enums("Where its workload stands.", phases)),
  triggersReceived: optional(integer("Events that came in.", { format: "int64" })),
  storiesLaunched: optional(integer("Runs that were started.", { format: "int64" })),
  failedTriggers: optional(integer("Events that did not start a run.", { format: "int64" })),
  throttledTriggers: optional(integer("Events that were held back.", { format: "int64" })),
  lastTrigger: optional(time("When an event came in last.")),
  lastThrottled: optional(time("When an event was held back last.")),
  lastSuccess: optional(time("When a run was started last.")),
});

/** A source of events that starts runs of a Story. */
export const Impulse = kind({
  group: "bubustack.io",
  kind: "Impulse",
  plural: "impulses",
  singular: "impulse",
  shortNames: ["imp"],
  categories: ["bubu", "ai"],
  scope: "Namespaced",
  description: "A source of events that starts runs of a Story.",
  columns: [
    { name: "Template", type: "string", jsonPath: ".spec.templateRef.name", description: "The template that listens." },
    { name: "Story", type: "string", jsonPath: ".spec.storyRef.name", description: "The Story that it starts." },
    { name: "Phase", type: "string", jsonPath: ".status.phase", description: "Where its workload stands." },
    {
      name: "Triggers",
      type: "integer",
      jsonPath: ".status.triggersReceived",
      description: "Events that came in.",
    },
  ],
  spec: impulseSpec,
  status: impulseStatus,
});
export type Impulse = ObjectOf<typeof Impulse>;
export type ImpulseSpec = Static<typeof impulseSpec>;
export type ImpulseStatus = Static<typeof impulseStatus>;
