import type { Static } from "../schema.ts";
import { anyObject, enums, object, optional, string, time } from "../schema.ts";

/** A record as it stands in the log: a CloudEvent 1.0 in JSON, its attributes in this order and before its data. */
export const envelope = object("A record: a CloudEvent 1.0 in its JSON format, at most 60 KiB.", {
  specversion: enums("Version of CloudEvents.", ["1.0"]),
  id: string(
    "Identifies the record in its log: the id of the decision, of 16 hex digits, where it is about one; else a UUID.",
    {
      minLength: 1,
      maxLength: 64,
    },
  ),
  source: string("The log that the record was written to: its origin.", { minLength: 1, maxLength: 253 }),
  type: string("`io.bubustack.audit.<what>.v1`.", { pattern: "^io\\.bubustack\\.audit\\.[a-z]+\\.[a-z-]+\\.v[0-9]+$" }),
  time: time("When it was appended, in UTC with milliseconds."),
  subject: optional(string("What it is about, as its type says.", { maxLength: 1_024 })),
  datacontenttype: enums("What `data` is.", ["application/json"]),
  data: anyObject("What the type says."),
});

export type Envelope = Static<typeof envelope>;
