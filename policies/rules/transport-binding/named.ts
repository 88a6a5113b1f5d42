import { binding, transport } from "../../examples/flow-objects.ts";
import type { TransportBindingContext } from "../../facts/transport.ts";
import { required } from "../../finding.ts";
import { rule } from "../../rule.ts";

const related = [transport()];

export default rule<TransportBindingContext>({
  id: "transport-binding/named",
  kind: "TransportBinding",
  effect: "deny",
  summary: "A TransportBinding names its Transport, its driver, its step and its StepRun.",
  why: "Connector, hub and controller find each other by these names.",
  covers: ["TBINDING-V-2", "TBINDING-V-4"],
  examples: {
    allow: [{ object: binding(), related }],
    deny: [
      { title: "A blank Transport", object: binding({ transportRef: " " }) },
      { title: "A blank step", object: binding({ stepName: " " }), related },
    ],
  },
  check: ({ object }) =>
    (["transportRef", "driver", "stepName", "engramName"] as const).flatMap((field) => {
      const text = object.spec[field];
      // An empty text is the schema's business.
      if (text === "" || text.trim() !== "") return [];
      return [required(["spec", field], "is blank", { fix: "write the name" })];
    }),
});
