import { enums, integer, object, optional } from "../../schema.ts";

/** `streaming.lifecycle`. */
export const lifecycle = object("How a running stream moves to a new version.", {
  strategy: optional(
    enums("The way of moving; default: that of the transport.", ["rolling", "drain_cutover", "blue_green"]),
  ),
  drainTimeoutSeconds: optional(integer("Seconds to wait for what is in flight, 0 or more.", { minimum: 0 })),
  maxInFlight: optional(integer("Messages in flight at most while moving, 0 or more.", { minimum: 0 })),
});
