import { brief, equal } from "@bubustack/api/json";
import { binding, transport } from "../../examples/flow-objects.ts";
import type { TransportBindingContext } from "../../facts/transport.ts";
import { forbidden } from "../../finding.ts";
import { rule } from "../../rule.ts";

const related = [transport(), transport({}, "other")];
const run = (name: string) => ({ storyRunRef: { name } });

export default rule<TransportBindingContext>({
  id: "transport-binding/identity-fixed",
  kind: "TransportBinding",
  effect: "deny",
  summary: "What a TransportBinding connects stays as it was.",
  why: "Connector and hub hold streams open for it; they would go on for another step than the binding says.",
  covers: ["TBINDING-U-2", "TBINDING-U-3"],
  on: ["UPDATE"],
  examples: {
    allow: [
      { object: binding({ connectorEndpoint: "127.0.0.1:50051" }), old: binding(), related },
      { title: "Blanks around a name do not count", object: binding({ driver: "acme " }), old: binding(), related },
    ],
    deny: [
      { title: "Another Transport", object: binding({ transportRef: "other" }), old: binding(), related },
      { title: "Another step", object: binding({ stepName: "listen" }), old: binding(), related },
      { title: "Another run", object: binding(run("b")), old: binding(run("a")), related },
    ],
  },
  check: ({ object, old }) => {
    if (old === undefined) return [];
    const found = (["transportRef", "driver", "stepName", "engramName"] as const).flatMap((field) => {
      const [was, is] = [old.spec[field], object.spec[field]];
      if (was.trim() === is.trim()) return [];
      const fix = `leave it at ${brief(was)}, or make another binding`;
      return [
        forbidden(["spec", field], `${brief(is)} was ${brief(was)} and cannot change`, { fix, replacement: was }),
      ];
    });
    if (equal(object.spec.storyRunRef, old.spec.storyRunRef)) return found;
    const fix = "leave it as it was, or make another binding";
    return [...found, forbidden(["spec", "storyRunRef"], "cannot change", { fix })];
  },
});
