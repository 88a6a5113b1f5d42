import { templateAsk } from "../../checks/template.ts";
import { missingSecrets } from "../../checks/template-use.ts";
import { engram, template } from "../../examples/objects.ts";
import type { EngramContext } from "../../facts/engram.ts";
import { rule } from "../../rule.ts";

const related = [template({ secretSchema: { apiKey: { required: true }, proxy: {} } })];

export default rule<EngramContext>({
  id: "engram/secrets-required",
  kind: "Engram",
  effect: "deny",
  summary: "An Engram names a Secret for each that its template requires.",
  why: "The component cannot work without it.",
  covers: ["ENGRAM-V-8"],
  examples: {
    allow: [{ object: engram({ secrets: { apiKey: "http-key" } }), related }],
    deny: [{ object: engram({ secrets: { proxy: "proxy-login" } }), related }],
  },
  needs: templateAsk,
  check: (context) => missingSecrets(context, context.object.spec.secrets),
});
