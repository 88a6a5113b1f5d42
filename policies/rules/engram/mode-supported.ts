import { templateAsk } from "../../checks/template.ts";
import { otherMode } from "../../checks/template-use.ts";
import { engram, template } from "../../examples/objects.ts";
import type { EngramContext } from "../../facts/engram.ts";
import { rule } from "../../rule.ts";

export default rule<EngramContext>({
  id: "engram/mode-supported",
  kind: "Engram",
  effect: "deny",
  summary: "The mode of an Engram is one that its template supports.",
  why: "A component that is not made for a workload fails in it in ways that are hard to see.",
  covers: ["ENGRAM-V-4"],
  examples: {
    allow: [{ object: engram({ mode: "job" }), related: [template()] }],
    deny: [{ object: engram({ mode: "deployment" }), related: [template()] }],
  },
  needs: templateAsk,
  check: (context) => otherMode(context, context.object.spec.mode, ["spec", "mode"]),
});
