import type { ObjectOf } from "../kind.ts";
import { kind } from "../kind.ts";
import type { Static } from "../schema.ts";
import { anyObject, enums, integer, list, object, optional, string } from "../schema.ts";
import { observed, validated } from "../shared/status.ts";
import { step } from "./step.ts";
import { storyPolicy } from "./story-policy.ts";
import { storyRules } from "./story-rules.ts";
import { storyTransport } from "./story-transport.ts";

const concurrency = object("How overlapping cycles of a realtime story are handled.", {
  mode: enums(
    "Whether cycles wait, replace each other or overlap; default `parallel`.",
    ["serial", "cancelPrevious", "parallel"],
    { default: "parallel" },
  ),
  scope: enums("Within what the mode holds; default `storyrun`.", ["storyrun", "participant"], {
    default: "storyrun",
  }),
});

// The step lists are atomic on purpose. With list type map, server-side apply refuses a missing or repeated name with
// one opaque error before any webhook is called, and two owners would merge two graphs into one that nobody wrote.
const storySpec = object(
  "What the story does.",
  {
    version: optional(string("Version that references may pin, at most 64 characters.", { maxLength: 64 })),
    pattern: enums(
      "A graph that ends (`batch`) or a topology that stays (`realtime`); default `batch`.",
      ["batch", "realtime"],
      { default: "batch" },
    ),
    concurrency: optional(concurrency),
    inputsSchema: optional(
      anyObject("JSON Schema of the inputs; its `default` values are filled in when a run starts."),
    ),
    outputsSchema: optional(anyObject("JSON Schema of the output.")),
    output: optional(anyObject("Template of the output of a run.")),
    steps: list("The steps, 1 to 100; the order of execution follows from `needs`.", step, {
      listType: "atomic",
      minItems: 1,
      maxItems: 100,
    }),
    compensations: optional(
      list("Steps that run after the main steps when the story failed; at most 50.", step, {
        listType: "atomic",
        maxItems: 50,
      }),
    ),
    finally: optional(list("Steps that always run last; at most 50.", step, { listType: "atomic", maxItems: 50 })),
    policy: optional(storyPolicy),
    transports: optional(
      list("The transports that steps use; at most 50.", storyTransport, { listType: "atomic", maxItems: 50 }),
    ),
  },
  { rules: storyRules },
);

const storyStatus = object("What is known about the story.", {
  ...observed,
  ...validated,
  stepsTotal: optional(integer("Number of main steps.")),
  transports: optional(
    list(
      "The transports, as they were resolved.",
      object("A resolved transport.", {
        name: string("Name within the story."),
        transportRef: string("Name of the Transport."),
        mode: optional(
          enums("`hot` when steps stream, `fallback` when they run one after another.", ["hot", "fallback"]),
        ),
        modeReason: optional(string("Why this mode.")),
      }),
    ),
  ),
  validationWarnings: optional(list("What may be wrong with the spec, one entry each.", string("What may be wrong."))),
  usageCount: optional(integer("Number of Impulses and Stories that refer to it.")),
  triggers: optional(integer("Number of runs that were started.", { format: "int64" })),
});

/** A workflow or a stream: steps, what they depend on, and how they are carried out. */
export const Story = kind({
  group: "bubustack.io",
  kind: "Story",
  plural: "stories",
  singular: "story",
  shortNames: ["story"],
  categories: ["bubu", "ai", "workflows"],
  scope: "Namespaced",
  description: "A workflow or a stream: steps, what they depend on, and how they are carried out.",
  columns: [
    { name: "Steps", type: "integer", jsonPath: ".status.stepsTotal", description: "Number of main steps." },
    { name: "Status", type: "string", jsonPath: ".status.validationStatus", description: "What the last check found." },
    {
      name: "Usage",
      type: "integer",
      jsonPath: ".status.usageCount",
      description: "Impulses and Stories that use it.",
    },
    { name: "Triggers", type: "integer", jsonPath: ".status.triggers", description: "Runs that were started." },
  ],
  spec: storySpec,
  status: storyStatus,
});
export type Story = ObjectOf<typeof Story>;
export type StorySpec = Static<typeof storySpec>;
export type StoryStatus = Static<typeof storyStatus>;
