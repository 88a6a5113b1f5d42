import { templateAsk } from "../../checks/template.ts";
import { missingSecrets } from "../../checks/template-use.ts";
import { impulse, impulseTemplate } from "../../examples/flow-objects.ts";
import { story } from "../../examples/objects.ts";
import type { ImpulseContext } from "../../facts/impulse.ts";
import { rule } from "../../rule.ts";

const related = [
  impulseTemplate({ secretSchema: { apiKey: { required: true }, proxy: {} } }),
  story({}, { name: "hello" }),
];

export default rule<ImpulseContext>({
  id: "impulse/secrets-required",
  kind: "Impulse",
  effect: "deny",
  summary: "An Impulse names a Secret for each that its template requires.",
  why: "The component cannot listen without it.",
  covers: ["IMPULSE-V-10"],
  examples: {
    allow: [{ object: impulse({ secrets: { apiKey: "cron-key" } }), related }],
    deny: [{ object: impulse({ secrets: { proxy: "proxy-login" } }), related }],
  },
  needs: templateAsk,
  check: (context) => missingSecrets(context, context.object.spec.secrets),
});
