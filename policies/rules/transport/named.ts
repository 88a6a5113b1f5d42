import { transport } from "../../examples/flow-objects.ts";
import type { TransportContext } from "../../facts/transport.ts";
import { required } from "../../finding.ts";
import { rule } from "../../rule.ts";

export default rule<TransportContext>({
  id: "transport/named",
  kind: "Transport",
  effect: "deny",
  summary: "A Transport names its provider and its driver.",
  why: "The driver decides which connector speaks for it; without one no step can be connected.",
  covers: ["TRANSPORT-V-1"],
  examples: {
    allow: [{ object: transport() }],
    deny: [
      { title: "A blank driver", object: transport({ driver: " " }) },
      { title: "A blank provider", object: transport({ provider: " " }) },
    ],
  },
  check: ({ object }) =>
    (["provider", "driver"] as const).flatMap((field) => {
      const text = object.spec[field];
      // An empty text is the schema's business.
      if (text === "" || text.trim() !== "") return [];
      return [required(["spec", field], "is blank", { fix: `name the ${field}` })];
    }),
});
