import { strangers } from "../../checks/template-text.ts";
import { engram, template } from "../../examples/objects.ts";
import type { EngramContext } from "../../facts/engram.ts";
import { rule } from "../../rule.ts";

const related = [template()];

export default rule<EngramContext>({
  id: "engram/template-roots",
  kind: "Engram",
  effect: "deny",
  summary: "Templates of an Engram read only what there is when they are evaluated.",
  why: "The configuration of an Engram is evaluated as part of the steps that run it, and the key of a cache from their inputs.",
  examples: {
    allow: [{ object: engram({ with: { room: "{{ inputs.room }}" } }), related }],
    deny: [
      { title: "A misspelt root", object: engram({ with: { room: "{{ .input.room }}" } }), related },
      {
        title: "In the key of a cache",
        object: engram({ overrides: { cache: { key: "{{ steps.a.output }}" } } }),
        related,
      },
    ],
  },
  check: ({ facts }) => strangers(facts.templates),
});
