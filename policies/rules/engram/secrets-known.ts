import { templateAsk } from "../../checks/template.ts";
import { unknownSecrets } from "../../checks/template-use.ts";
import { engram, template } from "../../examples/objects.ts";
import type { EngramContext } from "../../facts/engram.ts";
import { rule } from "../../rule.ts";

const related = [template({ secretSchema: { apiKey: {} } })];

export default rule<EngramContext>({
  id: "engram/secrets-known",
  kind: "Engram",
  effect: "deny",
  summary: "An Engram gives only Secrets that its template asks for.",
  why: "A Secret that nobody asked for would be mounted into a pod that has no use for it; most often the name is misspelt.",
  covers: ["ENGRAM-V-9"],
  examples: {
    allow: [{ object: engram({ secrets: { apiKey: "http-key" } }), related }],
    deny: [{ object: engram({ secrets: { apikey: "http-key" } }), related }],
  },
  needs: templateAsk,
  check: (context) => unknownSecrets(context, context.object.spec.secrets),
});
