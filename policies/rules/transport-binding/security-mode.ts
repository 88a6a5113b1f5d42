import { securityFindings } from "../../checks/transport-security.ts";
import { binding, transport } from "../../examples/flow-objects.ts";
import type { TransportBindingContext } from "../../facts/transport.ts";
import { rule } from "../../rule.ts";

const related = [transport()];
const set = (mode: string) => binding({ rawSettings: { env: { BUBU_TRANSPORT_SECURITY_MODE: mode } } });

export default rule<TransportBindingContext>({
  id: "transport-binding/security-mode",
  kind: "TransportBinding",
  effect: "deny",
  summary: "The settings of a TransportBinding leave its connections encrypted.",
  why: "The environment in the settings reaches the connector of the step; one word in it would turn encryption off.",
  covers: ["TBINDING-V-3"],
  examples: {
    allow: [{ object: set("tls"), related }],
    deny: [{ object: set("plaintext"), related }],
  },
  check: ({ object }) => securityFindings(["spec", "rawSettings"], object.spec.rawSettings),
});
