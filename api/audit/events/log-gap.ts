import type { Static } from "../../schema.ts";
import { enums, integer, map, object, optional, string, time } from "../../schema.ts";
import { recordType } from "../record-type.ts";

const data = object("What was decided and could not be recorded.", {
  from: time("When the first was decided."),
  to: time("When the last was decided."),
  count: integer("Decisions that were answered without a record.", { format: "int64", minimum: 0 }),
  refused: integer("Decisions that were answered with a refusal, since they could not be recorded.", {
    format: "int64",
    minimum: 0,
  }),
  why: enums("What was wrong.", ["disk-full", "disk-read-only", "disk-failed", "overloaded", "record-size"]),
  classes: map("How many of each decision class.", integer("Decisions.", { format: "int64", minimum: 0 })),
  first: optional(string("Id of the first decision.", { maxLength: 64 })),
  last: optional(string("Id of the last decision.", { maxLength: 64 })),
});
export type LogGap = Static<typeof data>;

const full: LogGap = {
  from: "2026-03-01T09:30:00.120Z",
  to: "2026-03-01T09:41:12.004Z",
  count: 512,
  refused: 31,
  why: "disk-full",
  classes: { resources: 512, workflows: 31 },
  first: "4d5e6f708192a3b4",
  last: "5e6f708192a3b4c5",
};

/** The log says itself what it does not have. */
export const logGap = recordType({
  what: "log.gap",
  class: "log",
  description:
    "Decisions could not be recorded, and some were answered all the same, as the installation wants it for their class. Written when the disk is back.",
  data,
  examples: [full],
});
