import { configFindings } from "../../checks/config.ts";
import { templateAsk } from "../../checks/template.ts";
import { impulse, impulseTemplate } from "../../examples/flow-objects.ts";
import { story } from "../../examples/objects.ts";
import type { ImpulseContext } from "../../facts/impulse.ts";
import { rule } from "../../rule.ts";

const configSchema = {
  type: "object",
  required: ["schedule"],
  properties: { schedule: { type: "string", minLength: 1 } },
};
const related = [impulseTemplate({ configSchema }), story({}, { name: "hello" })];

export default rule<ImpulseContext>({
  id: "impulse/with-fits",
  kind: "Impulse",
  effect: "deny",
  summary: "The configuration of an Impulse fits the config schema of its template.",
  why: "The component would refuse it at its start. An Impulse without `with` is judged as one with an empty one.",
  covers: ["IMPULSE-V-7", "COMMON-6"],
  examples: {
    allow: [{ object: impulse({ with: { schedule: "@hourly" } }), related }],
    deny: [
      { title: "Nothing is configured", object: impulse(), related },
      { title: "A value that does not fit", object: impulse({ with: { schedule: 5 } }), related },
    ],
  },
  needs: templateAsk,
  check: (context) => configFindings(context, context.object.spec.with),
});
