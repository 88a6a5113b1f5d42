import { schemaFindings } from "../../checks/user-schema.ts";
import { transport } from "../../examples/flow-objects.ts";
import type { TransportContext } from "../../facts/transport.ts";
import { rule } from "../../rule.ts";

export default rule<TransportContext>({
  id: "transport/config-schema",
  kind: "Transport",
  effect: "deny",
  summary: "The schema of a driver's settings is a JSON Schema of draft 7 or 2020-12 that refers to itself only.",
  why: "Settings are judged by it; one that cannot be read says nothing about any of them.",
  examples: {
    allow: [{ object: transport({ configSchema: { type: "object", properties: { room: { type: "string" } } } }) }],
    deny: [{ object: transport({ configSchema: { properties: ["room"] } }) }],
  },
  check: ({ object }) => schemaFindings(object.spec.configSchema, ["spec", "configSchema"]),
});
