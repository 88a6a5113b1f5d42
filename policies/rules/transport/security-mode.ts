import type { JsonObject } from "@bubustack/api/json";
import { securityFindings } from "../../checks/transport-security.ts";
import { transport } from "../../examples/flow-objects.ts";
import type { TransportContext } from "../../facts/transport.ts";
import { rule } from "../../rule.ts";

const set = (env: JsonObject[string]) => transport({ defaultSettings: { env } });

export default rule<TransportContext>({
  id: "transport/security-mode",
  kind: "Transport",
  effect: "deny",
  summary: "The settings of a Transport leave its connections encrypted.",
  why: "The environment in the settings reaches every connector; one word in it would turn encryption off for all streams.",
  covers: ["TRANSPORT-V-7"],
  examples: {
    allow: [{ object: set({ BUBU_TRANSPORT_SECURITY_MODE: "tls", LOG_LEVEL: "debug" }) }],
    deny: [
      { title: "Without encryption", object: set({ BUBU_TRANSPORT_SECURITY_MODE: "plaintext" }) },
      { title: "No text", object: set({ BUBU_TRANSPORT_SECURITY_MODE: 1 }) },
      { title: "No object", object: set("BUBU_TRANSPORT_SECURITY_MODE=tls") },
    ],
  },
  check: ({ object }) => securityFindings(["spec", "defaultSettings"], object.spec.defaultSettings),
});
