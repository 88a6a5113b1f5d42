import type { JsonObject } from "@bubustack/api/json";
import { literalFinding, routingRules, targetFindings } from "../../checks/routing.ts";
import { transport } from "../../examples/flow-objects.ts";
import type { TransportContext } from "../../facts/transport.ts";
import { rule } from "../../rule.ts";

const routed = (one: JsonObject) => transport({ streaming: { routing: { rules: [one] } } });

export default rule<TransportContext>({
  id: "transport/routing-rules",
  kind: "Transport",
  effect: "deny",
  summary:
    "Routing rules of a Transport name steps once, and their conditions are templates or literally true or false.",
  why: "A rule about a blank step, or with a condition that fails, is never applied, and what it should have kept away arrives.",
  covers: ["STREAM-16", "STORY-V-42"],
  examples: {
    allow: [{ object: routed({ when: '{{ eq packet.kind "audio" }}', action: "deny", target: { steps: ["store"] } }) }],
    deny: [
      { title: "A blank step", object: routed({ target: { steps: [""] } }) },
      { title: "A repeated step", object: routed({ target: { steps: ["mix", "mix"] } }) },
      { title: "A literal condition", object: routed({ when: "packet.kind" }) },
    ],
  },
  check: ({ object }) =>
    routingRules(["spec", "streaming"], object.spec.streaming).flatMap((placed) => [
      ...(placed.one.when === undefined ? [] : literalFinding([...placed.path, "when"], placed.one.when)),
      ...targetFindings(placed, () => []),
    ]),
});
