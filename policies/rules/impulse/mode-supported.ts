import { templateAsk } from "../../checks/template.ts";
import { otherMode } from "../../checks/template-use.ts";
import { impulse, impulseTemplate } from "../../examples/flow-objects.ts";
import { story } from "../../examples/objects.ts";
import type { ImpulseContext } from "../../facts/impulse.ts";
import { rule } from "../../rule.ts";

const target = story({}, { name: "hello" });
const stateful = { mode: "statefulset", statefulSet: { serviceName: "demo" } };

export default rule<ImpulseContext>({
  id: "impulse/mode-supported",
  kind: "Impulse",
  effect: "deny",
  summary: "The mode of an Impulse is one that its template supports; without a workload it is a deployment.",
  why: "A component that is not made for a workload fails in it in ways that are hard to see.",
  covers: ["IMPULSE-V-6"],
  examples: {
    allow: [
      { object: impulse(), related: [impulseTemplate(), target] },
      {
        object: impulse({ workload: stateful }),
        related: [impulseTemplate({ supportedModes: ["statefulset"] }), target],
      },
    ],
    deny: [
      { object: impulse({ workload: stateful }), related: [impulseTemplate(), target] },
      {
        title: "A deployment by default",
        object: impulse(),
        related: [impulseTemplate({ supportedModes: ["statefulset"] }), target],
      },
    ],
  },
  needs: templateAsk,
  // What can never listen is another rule's.
  check: (context) =>
    otherMode(context, context.facts.mode === "job" ? undefined : context.facts.mode, ["spec", "workload", "mode"]),
});
