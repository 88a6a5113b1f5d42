import type { Static } from "../../schema.ts";
import { anyObject, boolean, enums, integer, object, optional, string, time } from "../../schema.ts";
import { recordType } from "../record-type.ts";

const data = object("Somebody read the log.", {
  reader: string("User name of the reader, as the operating system or the API server has it.", { maxLength: 1_024 }),
  how: enums("By which command, or through a sink.", ["query", "report", "join", "export", "sink", "replay"]),
  log: optional(string("Origin of the log that was read, where it is another than this.", { maxLength: 253 })),
  filter: optional(anyObject("What was looked for, as it was given.")),
  from: optional(time("The earliest time that was looked at.")),
  to: optional(time("The latest time that was looked at.")),
  opened: optional(
    boolean(
      "Names that are encrypted in the records were shown, as far as their keys were there. Absent: they were not.",
    ),
  ),
  records: optional(integer("Records that were shown.", { format: "int64", minimum: 0 })),
});
export type LogRead = Static<typeof data>;

const read: LogRead = {
  reader: "grace",
  how: "query",
  filter: { namespace: "team-a", verdict: "refused" },
  from: "2026-03-01T00:00:00Z",
  to: "2026-03-02T00:00:00Z",
  records: 14,
};

/** Reading is an act too. */
export const logRead = recordType({
  what: "log.read",
  class: "log",
  description: "Somebody read the log, and what they looked for.",
  subject: "the origin of the log that was read",
  data,
  examples: [read],
});
