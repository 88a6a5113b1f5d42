/** What EngramTemplate and ImpulseTemplate have in common. */
import type { CelRule } from "../schema.ts";
import { anyObject, enums, integer, list, map, optional, string } from "../schema.ts";
import { observed, validated } from "../shared/status.ts";
import { workloadModes } from "../shared/workload-mode.ts";
import { secretDefinition } from "./secret-definition.ts";
import { templateExecutionPolicy } from "./template-execution-policy.ts";

export const templateFields = {
  version: string("Version of the component, such as `1.4.0`; references may pin it. At most 253 characters.", {
    maxLength: 253,
  }),
  description: optional(string("What the component does; at most 16,384 characters.", { maxLength: 16_384 })),
  supportedModes: list(
    "Workloads that the component can run as, 1 to 3; the first is the default.",
    enums("A workload.", workloadModes),
    { listType: "atomic", minItems: 1, maxItems: 3 },
  ),
  configSchema: optional(anyObject("JSON Schema of `with` of the objects that use the template.")),
  secretSchema: optional(
    map("Secrets that the component wants, by names of its choice; at most 100.", secretDefinition, {
      maxProperties: 100,
    }),
  ),
  image: optional(string("Container image, at most 512 characters.", { maxLength: 512 })),
  execution: optional(templateExecutionPolicy),
};

export const templateStatusFields = {
  ...observed,
  ...validated,
  usageCount: optional(integer("Number of objects that use the template.")),
};

export const templateRules: readonly CelRule[] = [
  {
    rule: "self.supportedModes.all(a, self.supportedModes.exists_one(b, b == a))",
    message: "each supported mode is listed once",
    fieldPath: ".supportedModes",
  },
];
