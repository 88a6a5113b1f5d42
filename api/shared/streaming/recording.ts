import { enums, integer, list, object, optional, string } from "../../schema.ts";

/** `streaming.recording`. */
export const recording = object("What of a stream is kept for later.", {
  mode: optional(
    enums("Nothing, who sent when, or the content too; default: that of the transport.", [
      "off",
      "metadata",
      "payload",
    ]),
  ),
  sampleRate: optional(
    integer("Share of the messages that are recorded in percent, 0 to 100.", { minimum: 0, maximum: 100 }),
  ),
  retentionSeconds: optional(integer("Seconds that recordings are kept, 0 or more.", { minimum: 0 })),
  redactFields: optional(
    list("Paths of fields that are blanked before recording; at most 200.", string("A path.", { maxLength: 1_024 }), {
      listType: "atomic",
      maxItems: 200,
    }),
  ),
});
