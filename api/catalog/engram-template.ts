import type { ObjectOf } from "../kind.ts";
import { kind } from "../kind.ts";
import type { Static } from "../schema.ts";
import { anyObject, list, object, optional, string } from "../schema.ts";
import { templateFields, templateRules, templateStatusFields } from "./template.ts";

const engramTemplateSpec = object(
  "What the component is, takes and gives.",
  {
    ...templateFields,
    inputSchema: optional(anyObject("JSON Schema of what a step passes: `with` merged with `runtime`.")),
    outputSchema: optional(anyObject("JSON Schema of the component's output.")),
    declaredOutputKeys: optional(
      list("Keys of the output that templates may rely on; at most 200.", string("A key.", { maxLength: 253 }), {
        listType: "atomic",
        maxItems: 200,
      }),
    ),
  },
  { rules: templateRules },
);

const engramTemplateStatus = object("What is known about the template.", templateStatusFields);

/** A component that a cluster offers: its image, its schemas, and what it needs to run. */
export const EngramTemplate = kind({
  group: "catalog.bubustack.io",
  kind: "EngramTemplate",
  plural: "engramtemplates",
  singular: "engramtemplate",
  shortNames: ["etpl"],
  categories: ["bubu", "ai", "catalog"],
  scope: "Cluster",
  description: "A component that the cluster offers: its image, its schemas, and what it needs to run.",
  columns: [
    { name: "Description", type: "string", jsonPath: ".spec.description", description: "What the component does." },
    { name: "Version", type: "string", jsonPath: ".spec.version", description: "Version of the component." },
    { name: "Usage", type: "integer", jsonPath: ".status.usageCount", description: "Objects that use it." },
    { name: "Status", type: "string", jsonPath: ".status.validationStatus", description: "What the last check found." },
  ],
  spec: engramTemplateSpec,
  status: engramTemplateStatus,
});
export type EngramTemplate = ObjectOf<typeof EngramTemplate>;
export type EngramTemplateSpec = Static<typeof engramTemplateSpec>;
export type EngramTemplateStatus = Static<typeof engramTemplateStatus>;
