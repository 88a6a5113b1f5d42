import { duration, enums, integer, object, optional } from "../../schema.ts";

const replay = object("What is kept so that messages can be sent again.", {
  mode: optional(enums("Where they are kept; default: that of the transport.", ["none", "memory", "durable"])),
  retentionSeconds: optional(integer("Seconds that they are kept, 0 or more.", { minimum: 0 })),
  checkpointInterval: optional(duration("Time between two checkpoints, a positive Go duration.")),
});

/** `streaming.delivery`. */
export const delivery = object("What receivers may rely on.", {
  ordering: optional(
    enums("Within what messages keep their order; default: that of the transport.", [
      "none",
      "per_stream",
      "per_partition",
    ]),
  ),
  semantics: optional(
    enums("Whether a message may be lost or repeated; default: that of the transport.", [
      "best_effort",
      "at_least_once",
    ]),
  ),
  replay: optional(replay),
});
