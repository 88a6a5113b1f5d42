import { enums, integer, object, optional } from "../../schema.ts";

/** `streaming.fanIn`. */
export const fanIn = object(
  "How the messages of several senders become one input.",
  {
    mode: optional(enums("How many senders must have sent; default: that of the transport.", ["all", "any", "quorum"])),
    quorum: optional(
      integer("Senders that are enough, 1 or more; required with mode quorum, else forbidden.", { minimum: 1 }),
    ),
    timeoutSeconds: optional(integer("Seconds to wait for the others, 0 or more.", { minimum: 0 })),
    maxEntries: optional(integer("Incomplete inputs held at most, 1 or more.", { minimum: 1 })),
  },
  {
    rules: [
      {
        rule: "has(self.quorum) == (has(self.mode) && self.mode == 'quorum')",
        message: "quorum is set exactly with mode quorum",
      },
    ],
  },
);
