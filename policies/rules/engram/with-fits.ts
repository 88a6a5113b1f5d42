import { configFindings } from "../../checks/config.ts";
import { templateAsk } from "../../checks/template.ts";
import { engram, template } from "../../examples/objects.ts";
import type { EngramContext } from "../../facts/engram.ts";
import { rule } from "../../rule.ts";

const configSchema = {
  type: "object",
  required: ["endpoint"],
  properties: { endpoint: { type: "string", format: "uri" }, timeout: { type: "string", default: "30s" } },
};
const related = [template({ configSchema })];

export default rule<EngramContext>({
  id: "engram/with-fits",
  kind: "Engram",
  effect: "deny",
  summary: "The configuration of an Engram fits the config schema of its template.",
  why: "The component would refuse it at its start. An Engram without `with` is judged as one with an empty one.",
  covers: ["ENGRAM-V-7", "COMMON-6"],
  examples: {
    allow: [
      { object: engram({ with: { endpoint: "https://example.com" } }), related },
      {
        title: "A value that a run fills in",
        object: engram({ with: { endpoint: "{{ inputs.endpoint }}" } }),
        related,
      },
    ],
    deny: [
      { title: "Nothing is configured", object: engram(), related },
      { title: "A value that does not fit", object: engram({ with: { endpoint: 80, timeout: 30 } }), related },
    ],
  },
  needs: templateAsk,
  check: (context) => configFindings(context, context.object.spec.with),
});
