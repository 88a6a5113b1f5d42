import type { ObjectOf } from "../kind.ts";
import { kind } from "../kind.ts";
import type { Static } from "../schema.ts";
import { anyObject, object, optional, ref } from "../schema.ts";
import { triggerDeliveryPolicy } from "../shared/trigger-policy.ts";
import { templateFields, templateRules, templateStatusFields } from "./template.ts";

const impulseTemplateSpec = object(
  "What the component listens for, takes and gives.",
  {
    ...templateFields,
    contextSchema: optional(anyObject("JSON Schema of an event, as templates of `mapping` see it.")),
    deliveryPolicy: optional(ref("How events are delivered unless the Impulse says otherwise.", triggerDeliveryPolicy)),
  },
  {
    rules: [
      ...templateRules,
      {
        rule: "self.supportedModes.all(m, m != 'job')",
        message: "an Impulse listens for events and cannot be a job",
        fieldPath: ".supportedModes",
      },
    ],
  },
);

const impulseTemplateStatus = object("What is known about the template.", templateStatusFields);

/** A source of events that a cluster offers: its image, its schemas, and what it needs to run. */
export const ImpulseTemplate = kind({
  group: "catalog.bubustack.io",
  kind: "ImpulseTemplate",
  plural: "impulsetemplates",
  singular: "impulsetemplate",
  shortNames: ["itpl"],
  categories: ["bubu", "ai", "catalog"],
  scope: "Cluster",
  description: "A source of events that the cluster offers: its image, its schemas, and what it needs to run.",
  columns: [
    { name: "Description", type: "string", jsonPath: ".spec.description", description: "What the component does." },
    { name: "Version", type: "string", jsonPath: ".spec.version", description: "Version of the component." },
    { name: "Usage", type: "integer", jsonPath: ".status.usageCount", description: "Objects that use it." },
    { name: "Status", type: "string", jsonPath: ".status.validationStatus", description: "What the last check found." },
  ],
  spec: impulseTemplateSpec,
  status: impulseTemplateStatus,
});
export type ImpulseTemplate = ObjectOf<typeof ImpulseTemplate>;
export type ImpulseTemplateSpec = Static<typeof impulseTemplateSpec>;
export type ImpulseTemplateStatus = Static<typeof impulseTemplateStatus>;
