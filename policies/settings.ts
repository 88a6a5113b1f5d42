import type { Static } from "@bubustack/api/schema";
import { enums, integer, object, string } from "@bubustack/api/schema";
import { auditSettings, defaultAuditSettings } from "./audit-settings.ts";
import { defaultPolicySettings, policySettings } from "./policy-settings.ts";

/** What an installation decides about the built-in rules; a settings file may leave out any of it. */
export const settingsSchema = object(
  "What an installation decides about the built-in rules, and how fresh what judges has to be.",
  {
    crossNamespace: enums(
      "Whether an object may refer to another namespace: never, where a ReferenceGrant of that namespace says so, or always. References within one namespace always pass; payloads and effect claims never lead out.",
      ["deny", "grant", "allow"],
      { default: "deny" },
    ),
    controllerUser: string(
      "User name of the platform's controller: it may create StepRuns; others need the right to `launch` them.",
      { default: "system:serviceaccount:bubu-system:bubu-controller", minLength: 1, maxLength: 253 },
    ),
    maxRetries: integer("Retries filled in where a Story's policy names none.", {
      minimum: 0,
      maximum: 10,
      default: 3,
    }),
    maxWithBytes: integer("Largest `with`, `output` and `policy.with` of a Story, in bytes of JSON.", {
      minimum: 1_024,
      maximum: 1_048_576,
      default: 65_536,
    }),
    maxInlineBytes: integer(
      "Largest `with` of an Engram or Impulse, `mapping` of an Impulse, input and output of a StepRun, in bytes of JSON.",
      {
        minimum: 1_024,
        maximum: 1_048_576,
        default: 4_096,
      },
    ),
    maxRunInputBytes: integer("Largest inputs of a StoryRun, in bytes of JSON.", {
      minimum: 1,
      maximum: 1_048_576,
      default: 1_024,
    }),
    maxTriggerInputBytes: integer("Largest inputs of a StoryTrigger, in bytes of JSON.", {
      minimum: 1,
      maximum: 1_048_576,
      default: 262_144,
    }),
    heartbeatSeconds: integer("Seconds between two heartbeats of the controllers' leader.", {
      minimum: 1,
      maximum: 60,
      default: 2,
    }),
    unreadySeconds: integer(
      "Seconds without a heartbeat after which a webhook replica is not ready; at least twice `heartbeatSeconds`.",
      { minimum: 2, maximum: 600, default: 10 },
    ),
    maxStalenessSeconds: integer(
      "Seconds without a heartbeat after which a webhook replica judges no more and the failure policy decides; at least `unreadySeconds`.",
      { minimum: 2, maximum: 3_600, default: 30 },
    ),
    policy: policySettings,
    audit: auditSettings,
  },
);

export type Settings = Static<typeof settingsSchema>;

/** The settings of an installation that decides nothing: the schema's own defaults. */
export const defaultSettings: Settings = {
  crossNamespace: "deny",
  controllerUser: "system:serviceaccount:bubu-system:bubu-controller",
  maxRetries: 3,
  maxWithBytes: 65_536,
  maxInlineBytes: 4_096,
  maxRunInputBytes: 1_024,
  maxTriggerInputBytes: 262_144,
  heartbeatSeconds: 2,
  unreadySeconds: 10,
  maxStalenessSeconds: 30,
  policy: defaultPolicySettings,
  audit: defaultAuditSettings,
};
