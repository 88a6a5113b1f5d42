import { impulseTemplate } from "../../examples/flow-objects.ts";
import type { ImpulseTemplateContext } from "../../facts/impulse-template.ts";
import { notSupported } from "../../finding.ts";
import { rule } from "../../rule.ts";

export default rule<ImpulseTemplateContext>({
  id: "impulse-template/modes-listen",
  kind: "ImpulseTemplate",
  effect: "deny",
  summary: "The modes of an ImpulseTemplate are workloads that stay: deployment and statefulset.",
  why: "An Impulse listens for events for as long as it is there; a job ends.",
  covers: ["RECON-3"],
  examples: {
    allow: [{ object: impulseTemplate({ supportedModes: ["deployment", "statefulset"] }) }],
    deny: [{ object: impulseTemplate({ supportedModes: ["deployment", "job"] }) }],
  },
  check: ({ object }) =>
    object.spec.supportedModes.flatMap((mode, at) =>
      mode === "job"
        ? [
            notSupported(["spec", "supportedModes", at], '"job" ends, and an Impulse has to listen', {
              fix: 'write "deployment", or remove it',
            }),
          ]
        : [],
    ),
});
