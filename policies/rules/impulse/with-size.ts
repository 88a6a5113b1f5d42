import { sizeFindings } from "../../checks/size.ts";
import { cronRelated, impulse } from "../../examples/flow-objects.ts";
import type { ImpulseContext } from "../../facts/impulse.ts";
import { rule } from "../../rule.ts";

export default rule<ImpulseContext>({
  id: "impulse/with-size",
  kind: "Impulse",
  effect: "deny",
  summary: "Configuration and mapping of an Impulse are bounded in size.",
  why: "They reach the pod in its environment, which has a bound of its own. Bytes are counted as the API server encodes them: `<`, `>` and `&` take six.",
  covers: ["IMPULSE-V-7", "IMPULSE-V-8", "COMMON-3"],
  examples: {
    allow: [
      {
        object: impulse({ with: { schedule: "@hourly" }, mapping: { at: "{{ .event.time }}" } }),
        related: cronRelated,
      },
    ],
    deny: [
      { title: "Configuration", object: impulse({ with: { text: "x".repeat(5_000) } }), related: cronRelated },
      { title: "Mapping", object: impulse({ mapping: { text: "<".repeat(1_000) } }), related: cronRelated },
    ],
  },
  check: ({ object: { spec }, settings: { maxInlineBytes } }) => [
    ...sizeFindings(["spec", "with"], spec.with, maxInlineBytes),
    ...sizeFindings(["spec", "mapping"], spec.mapping, maxInlineBytes),
  ],
});
