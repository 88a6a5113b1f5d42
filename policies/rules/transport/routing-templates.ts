import { strangers, unreadable } from "../../checks/template-text.ts";
import { transport } from "../../examples/flow-objects.ts";
import type { TransportContext } from "../../facts/transport.ts";
import { rule } from "../../rule.ts";

const routed = (when: string) => ({ object: transport({ streaming: { routing: { rules: [{ when }] } } }) });

export default rule<TransportContext>({
  id: "transport/routing-templates",
  kind: "Transport",
  effect: "deny",
  summary: "The conditions of a Transport's routing rules can be read, and read only what there is for each packet.",
  why: "A condition that fails never applies its rule, in every Story that uses the transport.",
  covers: ["STORY-V-42"],
  examples: {
    allow: [routed('{{ eq packet.kind "audio" }}')],
    deny: [
      { title: "Braces that are not closed", ...routed("{{ packet.loud") },
      { title: "A misspelt root", ...routed("{{ .paket.loud }}") },
    ],
  },
  check: ({ facts: { conditions } }) => [...unreadable(conditions), ...strangers(conditions)],
});
