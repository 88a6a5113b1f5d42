import type { Static } from "../../schema.ts";
import { object, optional } from "../../schema.ts";
import { backpressure } from "./backpressure.ts";
import { delivery } from "./delivery.ts";
import { fanIn } from "./fan-in.ts";
import { flowControl } from "./flow-control.ts";
import { lanes } from "./lane.ts";
import { lifecycle } from "./lifecycle.ts";
import { observability } from "./observability.ts";
import { partitioning } from "./partitioning.ts";
import { recording } from "./recording.ts";
import { routing } from "./routing.ts";

/** How messages flow over a transport. One type, shared by a Story's transports and by Transport. */
export const transportStreamingSettings = object(
  "How messages flow; what is unset comes from the transport.",
  {
    backpressure: optional(backpressure),
    flowControl: optional(flowControl),
    delivery: optional(delivery),
    routing: optional(routing),
    lanes: optional(lanes),
    fanIn: optional(fanIn),
    partitioning: optional(partitioning),
    lifecycle: optional(lifecycle),
    observability: optional(observability),
    recording: optional(recording),
  },
  {
    rules: [
      {
        rule: "!has(self.lanes) || self.lanes.all(a, self.lanes.exists_one(b, b.name == a.name))",
        message: "lane names are unique",
        fieldPath: ".lanes",
      },
      {
        rule: "!has(self.lanes) || self.lanes.all(a, self.lanes.exists_one(b, b.kind == a.kind))",
        message: "there is one lane of each kind at most",
        fieldPath: ".lanes",
      },
    ],
  },
);
export type TransportStreamingSettings = Static<typeof transportStreamingSettings>;
