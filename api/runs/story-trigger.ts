import type { ObjectOf } from "../kind.ts";
import { kind } from "../kind.ts";
import type { Static } from "../schema.ts";
import { anyObject, enums, object, optional, ref, string, time } from "../schema.ts";
import { impulseReference, storyReference, storyRunReference } from "../shared/references.ts";
import { runObserved } from "../shared/status.ts";
import { immutable } from "./immutable.ts";

const deliveryIdentity = object("What tells this delivery from others.", {
  mode: optional(enums("How deliveries are told apart; default `none`.", ["none", "token", "key"])),
  key: optional(
    string("Token or business key that repeated deliveries share, at most 256 characters; not with mode `none`.", {
      maxLength: 256,
    }),
  ),
  inputHash: optional(string("Hex SHA-256 of the canonical inputs; required with `key`.", { maxLength: 64 })),
  submissionId: string("Id of this submission, which its repetitions share; 1 to 253 characters.", {
    minLength: 1,
    maxLength: 253,
  }),
});

const storyTriggerSpec = object(
  "Which Story shall run, with which inputs, and on account of which delivery. Nothing of it changes.",
  {
    storyRef: ref("The Story that shall run.", storyReference),
    impulseRef: optional(ref("The Impulse that observed the event, if one did.", impulseReference)),
    inputs: optional(anyObject("Inputs of the run.")),
    deliveryIdentity,
  },
  { rules: [...immutable("storyRef"), ...immutable("impulseRef"), ...immutable("deliveryIdentity")] },
);

/** What becomes of a StoryTrigger. */
export const triggerDecisions = ["Pending", "Created", "Reused", "Rejected"] as const;

const storyTriggerStatus = object("What became of it.", {
  ...runObserved,
  decision: optional(enums("A run was created, one that was there is reused, or none will be.", triggerDecisions)),
  reason: optional(string("Why, as one word in CamelCase.")),
  message: optional(string("Why, for people.")),
  storyRunRef: optional(ref("The run.", storyRunReference)),
  acceptedAt: optional(time("When it was seen first.")),
  completedAt: optional(time("When it was decided.")),
});

/** A request to run a Story. */
export const StoryTrigger = kind({
  group: "runs.bubustack.io",
  kind: "StoryTrigger",
  plural: "storytriggers",
  singular: "storytrigger",
  shortNames: ["trig"],
  categories: ["bubu", "ai", "runs"],
  scope: "Namespaced",
  description: "A request to run a Story, made once for each delivery.",
  columns: [
    { name: "Story", type: "string", jsonPath: ".spec.storyRef.name", description: "The Story that shall run." },
    { name: "Decision", type: "string", jsonPath: ".status.decision", description: "What became of it." },
    { name: "StoryRun", type: "string", jsonPath: ".status.storyRunRef.name", description: "The run." },
  ],
  spec: storyTriggerSpec,
  status: storyTriggerStatus,
});
export type StoryTrigger = ObjectOf<typeof StoryTrigger>;
export type StoryTriggerSpec = Static<typeof storyTriggerSpec>;
export type StoryTriggerStatus = Static<typeof storyTriggerStatus>;
