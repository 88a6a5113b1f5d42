import { boolean, enums, integer, object, optional, string } from "../../schema.ts";

/** `streaming.partitioning`. */
export const partitioning = object("How a stream is divided.", {
  mode: optional(
    enums("How the part of a message is found; default: that of the transport.", ["none", "preserve", "hash"]),
  ),
  key: optional(string("Template of the value that is hashed, at most 4,096 characters.", { maxLength: 4_096 })),
  partitions: optional(integer("Number of parts, 1 or more.", { minimum: 1 })),
  sticky: optional(boolean("A part stays with the receiver that has it; default false.")),
});
