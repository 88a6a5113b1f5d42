import { brief } from "@bubustack/api/json";
import { binding, transport } from "../../examples/flow-objects.ts";
import type { TransportBindingContext } from "../../facts/transport.ts";
import { notFound } from "../../finding.ts";
import { rule } from "../../rule.ts";

export default rule<TransportBindingContext>({
  id: "transport-binding/transport-exists",
  kind: "TransportBinding",
  effect: "deny",
  summary: "The Transport of a TransportBinding exists.",
  why: "Driver, media and settings come from it.",
  covers: ["TBINDING-V-5"],
  examples: {
    allow: [
      { object: binding(), related: [transport()] },
      {
        title: "Blanks around the name do not count",
        object: binding({ transportRef: " live " }),
        related: [transport()],
      },
    ],
    deny: [{ object: binding({ transportRef: "life" }), related: [transport()] }],
  },
  needs: ({ facts }) => facts.asks,
  check: ({ facts: { transport: name }, related }) => {
    if (name === "" || !related.absent("Transport", "", name)) return [];
    const message = `Transport ${brief(name)} does not exist`;
    return [notFound(["spec", "transportRef"], message, { fix: "install the Transport, or check the name" })];
  },
});
