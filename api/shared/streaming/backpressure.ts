import { enums, integer, object, optional } from "../../schema.ts";

const buffer = object("The buffer before a slow receiver.", {
  maxMessages: optional(integer("Messages held at most, 0 or more; default: that of the transport.", { minimum: 0 })),
  maxBytes: optional(integer("Bytes held at most, 0 or more; default: that of the transport.", { minimum: 0 })),
  maxAgeSeconds: optional(
    integer("Seconds that a message is held at most, 0 or more; default: that of the transport.", { minimum: 0 }),
  ),
  dropPolicy: optional(
    enums("What gives way when the buffer is full; default: that of the transport.", ["drop_newest", "drop_oldest"]),
  ),
});

/** `streaming.backpressure`. */
export const backpressure = object("What happens when a receiver is slower than its sender.", {
  buffer: optional(buffer),
});
