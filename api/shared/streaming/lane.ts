import type { Static } from "../../schema.ts";
import { enums, integer, list, object, optional, string } from "../../schema.ts";
import { labelName } from "../names.ts";

/** One entry of `streaming.lanes`. */
export const lane = object("A separate flow of one kind of data within a stream.", {
  name: labelName("Name of the lane, unique among the lanes; 1 to 63 characters.", 63),
  kind: enums("What the lane carries; at most one lane of each kind.", [
    "audio",
    "video",
    "binary",
    "payload",
    "control",
  ]),
  direction: optional(
    enums("Which way it flows, seen from the step; default: that of the transport.", [
      "publish",
      "subscribe",
      "bidirectional",
    ]),
  ),
  description: optional(string("What it is for; at most 4,096 characters.", { maxLength: 4_096 })),
  maxMessages: optional(integer("Messages held at most, 0 or more.", { minimum: 0 })),
  maxBytes: optional(integer("Bytes held at most, 0 or more.", { minimum: 0 })),
});
export type Lane = Static<typeof lane>;

/** `streaming.lanes`. */
export const lanes = list("The lanes of the stream, at most 50.", lane, { listType: "atomic", maxItems: 50 });
