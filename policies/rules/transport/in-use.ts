import { inUse, usersAsk } from "../../checks/in-use.ts";
import { binding, transport } from "../../examples/flow-objects.ts";
import { story } from "../../examples/objects.ts";
import type { TransportContext } from "../../facts/transport.ts";
import { guard } from "../../rule.ts";

export default guard<TransportContext>({
  id: "transport/in-use",
  kind: "Transport",
  summary: "A Transport is not deleted while Stories or running steps use it.",
  why: "Their steps could not be connected any more, and those that are would lose their settings.",
  examples: {
    allow: [{ object: transport(), operation: "DELETE" }],
    deny: [
      {
        title: "Used by a Story",
        object: transport(),
        operation: "DELETE",
        related: [story({ transports: [{ name: "main", transportRef: "live" }] })],
      },
      { title: "Used by a running step", object: transport(), operation: "DELETE", related: [binding()] },
    ],
  },
  needs: (context) => [...usersAsk(context, "storiesByTransport"), ...usersAsk(context, "bindingsByTransport")],
  check: (context) => [
    ...inUse(context, "storiesByTransport", "the Stories"),
    ...inUse(context, "bindingsByTransport", "the TransportBindings"),
  ],
});
