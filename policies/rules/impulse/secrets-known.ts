import { templateAsk } from "../../checks/template.ts";
import { unknownSecrets } from "../../checks/template-use.ts";
import { impulse, impulseTemplate } from "../../examples/flow-objects.ts";
import { story } from "../../examples/objects.ts";
import type { ImpulseContext } from "../../facts/impulse.ts";
import { rule } from "../../rule.ts";

const related = [impulseTemplate({ secretSchema: { apiKey: {} } }), story({}, { name: "hello" })];

export default rule<ImpulseContext>({
  id: "impulse/secrets-known",
  kind: "Impulse",
  effect: "deny",
  summary: "An Impulse gives only Secrets that its template asks for.",
  why: "A Secret that nobody asked for would be mounted into a pod that has no use for it; most often the name is misspelt.",
  covers: ["IMPULSE-V-11"],
  examples: {
    allow: [{ object: impulse({ secrets: { apiKey: "cron-key" } }), related }],
    deny: [{ object: impulse({ secrets: { apikey: "cron-key" } }), related }],
  },
  needs: templateAsk,
  check: (context) => unknownSecrets(context, context.object.spec.secrets),
});
