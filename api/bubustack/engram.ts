import type { ObjectOf } from "../kind.ts";
import { kind } from "../kind.ts";
import type { Static } from "../schema.ts";
import { anyObject, boolean, enums, integer, map, object, optional, ref, string, time } from "../schema.ts";
import { executionOverrides } from "../shared/execution-overrides.ts";
import { executionPolicy } from "../shared/execution-policy.ts";
import { engramTemplateReference } from "../shared/references.ts";
import { secretReference } from "../shared/secret-reference.ts";
import { observed, phases, validated } from "../shared/status.ts";
import { workloadModes } from "../shared/workload-mode.ts";

const tls = object(
  "Certificates of a realtime Engram.",
  {
    secretRef: optional(ref("Secret with the keys `tls.crt` and `tls.key`.", secretReference)),
    useDefaultTLS: optional(
      boolean("Uses the certificate of the installation; default true when `secretRef` is not set."),
    ),
  },
  {
    rules: [
      {
        rule:
          "!has(self.useDefaultTLS) || !self.useDefaultTLS || " +
          "!has(self.secretRef) || !has(self.secretRef.name) || self.secretRef.name == ''",
        message: "the certificate comes from secretRef or from the installation, not from both",
      },
    ],
  },
);

const engramSpec = object("Which template the Engram runs, and how it is configured.", {
  version: optional(string("Version that references may pin, at most 64 characters.", { maxLength: 64 })),
  templateRef: ref("The template that the Engram runs.", engramTemplateReference),
  mode: optional(
    enums("The workload that it runs as, one of the template's `supportedModes`; default: `job`.", workloadModes),
  ),
  with: optional(anyObject("Configuration, checked against the template's `configSchema`.")),
  secrets: optional(
    map(
      "Names of Secrets by the names of the template's `secretSchema`; at most 100.",
      string("Name of a Secret in the Engram's namespace.", { maxLength: 253 }),
      { maxProperties: 100 },
    ),
  ),
  executionPolicy: optional(executionPolicy),
  overrides: optional(ref("Changes to how the Engram is executed, over its policy.", executionOverrides)),
  transport: optional(object("How a realtime Engram is connected.", { tls: optional(tls) })),
});

const engramStatus = object("What is known about the Engram.", {
  ...observed,
  ...validated,
  replicas: optional(integer("Pods of its workload.")),
  readyReplicas: optional(integer("Pods of its workload that are ready.")),
  phase: optional(enums("Where its workload stands.", phases)),
  usageCount: optional(integer("Number of Stories that refer to it.")),
  triggers: optional(integer("Number of StepRuns that were started.", { format: "int64" })),
  lastExecutionTime: optional(time("When it ran last.")),
  totalExecutions: optional(integer("How often it ran.")),
  failedExecutions: optional(integer("How often it failed.")),
});

/** A configured component: what a step runs. */
export const Engram = kind({
  group: "bubustack.io",
  kind: "Engram",
  plural: "engrams",
  singular: "engram",
  shortNames: ["engram"],
  categories: ["bubu", "ai"],
  scope: "Namespaced",
  description: "A configured component: what a step runs.",
  columns: [
    { name: "Template", type: "string", jsonPath: ".spec.templateRef.name", description: "The template that it runs." },
    { name: "Mode", type: "string", jsonPath: ".spec.mode", description: "The workload that it runs as." },
    { name: "Status", type: "string", jsonPath: ".status.validationStatus", description: "What the last check found." },
    { name: "Usage", type: "integer", jsonPath: ".status.usageCount", description: "Stories that use it." },
    { name: "Triggers", type: "integer", jsonPath: ".status.triggers", description: "StepRuns that were started." },
  ],
  spec: engramSpec,
  status: engramStatus,
});
export type Engram = ObjectOf<typeof Engram>;
export type EngramSpec = Static<typeof engramSpec>;
export type EngramStatus = Static<typeof engramStatus>;
