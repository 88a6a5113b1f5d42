import { duration, enums, integer, object, optional } from "../../schema.ts";

const messages = optional(integer("Number of messages, 0 or more.", { minimum: 0 }));
const bytes = optional(integer("Number of bytes, 0 or more.", { minimum: 0 }));

const initialCredits = object("What a sender may send before the first acknowledgement.", { messages, bytes });

const ackEvery = object("How often a receiver acknowledges: whichever comes first.", {
  messages,
  bytes,
  maxDelay: optional(duration("Longest wait before an acknowledgement, a positive Go duration.")),
});

const level = {
  bufferPct: optional(integer("Fill of the buffer in percent, 0 to 100.", { minimum: 0, maximum: 100 })),
};

/** `streaming.flowControl`. */
export const flowControl = object(
  "How a receiver holds its sender back.",
  {
    mode: optional(enums("The way of holding back; default: that of the transport.", ["none", "credits", "window"])),
    initialCredits: optional(initialCredits),
    ackEvery: optional(ackEvery),
    pauseThreshold: optional(object("Fill of the buffer at which the sender pauses.", level)),
    resumeThreshold: optional(object("Fill of the buffer at which the sender goes on.", level)),
  },
  {
    rules: [
      {
        rule:
          "!has(self.pauseThreshold) || !has(self.pauseThreshold.bufferPct) || !has(self.resumeThreshold) || " +
          "!has(self.resumeThreshold.bufferPct) || self.resumeThreshold.bufferPct < self.pauseThreshold.bufferPct",
        message: "the sender goes on at a lower fill than it pauses at",
        fieldPath: ".resumeThreshold",
      },
    ],
  },
);
