import { boolean, integer, object, optional, string } from "../../schema.ts";

const enabled = optional(boolean("Turns it on or off; default: that of the transport."));

/** `streaming.observability`. */
export const observability = object("What is measured about a stream.", {
  metrics: optional(object("Counters and histograms.", { enabled })),
  tracing: optional(
    object("Traces of single messages.", {
      enabled,
      sampleRate: optional(
        integer("Share of the messages that are traced in percent, 0 to 100.", { minimum: 0, maximum: 100 }),
      ),
      samplePolicy: optional(
        string("How the traced messages are chosen: `rate`, `random`, `always` or `never`.", { maxLength: 63 }),
      ),
    }),
  ),
  watermark: optional(
    object("Progress in event time.", {
      enabled,
      timestampSource: optional(
        string("Where in a message its event time is; at most 1,024 characters.", { maxLength: 1_024 }),
      ),
    }),
  ),
});
