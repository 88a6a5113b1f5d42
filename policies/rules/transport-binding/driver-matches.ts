import { brief } from "@bubustack/api/json";
import { offered } from "../../checks/transport.ts";
import { binding, transport } from "../../examples/flow-objects.ts";
import type { TransportBindingContext } from "../../facts/transport.ts";
import { invalid } from "../../finding.ts";
import { rule } from "../../rule.ts";

export default rule<TransportBindingContext>({
  id: "transport-binding/driver-matches",
  kind: "TransportBinding",
  effect: "deny",
  summary: "The driver of a TransportBinding is that of its Transport.",
  why: "The connector would speak another protocol than the transport.",
  covers: ["TBINDING-V-6"],
  examples: {
    allow: [
      { object: binding(), related: [transport()] },
      { title: "Blanks around it do not count", object: binding(), related: [transport({ driver: " acme" })] },
    ],
    deny: [
      { object: binding({ driver: "other" }), related: [transport()] },
      { title: "Letter case counts", object: binding({ driver: "Acme" }), related: [transport()] },
    ],
  },
  needs: ({ facts }) => facts.asks,
  check: (context) => {
    const given = context.object.spec.driver.trim();
    const wanted = offered(context)?.driver;
    if (given === "" || wanted === undefined || given === wanted) return [];
    const message = `${brief(given)} is not the driver ${brief(wanted)} of Transport ${brief(context.facts.transport)}`;
    return [invalid(["spec", "driver"], message, { fix: `write ${brief(wanted)}`, replacement: wanted })];
  },
});
