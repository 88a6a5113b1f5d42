import { unnamedSecrets } from "../../checks/template-use.ts";
import { impulse, impulseTemplate } from "../../examples/flow-objects.ts";
import { story } from "../../examples/objects.ts";
import type { ImpulseContext } from "../../facts/impulse.ts";
import { rule } from "../../rule.ts";

const related = [impulseTemplate({ secretSchema: { apiKey: {} } }), story({}, { name: "hello" })];

export default rule<ImpulseContext>({
  id: "impulse/secret-named",
  kind: "Impulse",
  effect: "warn",
  summary: "Where an Impulse gives a Secret, it names one.",
  why: "A blank name stands for no Secret, and the component starts without it.",
  examples: {
    allow: [{ object: impulse({ secrets: { apiKey: "cron-key" } }), related }],
    deny: [{ object: impulse({ secrets: { apiKey: "" } }), related }],
  },
  check: ({ object }) => unnamedSecrets(object.spec.secrets),
});
