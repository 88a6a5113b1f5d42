import { unnamedSecrets } from "../../checks/template-use.ts";
import { engram, template } from "../../examples/objects.ts";
import type { EngramContext } from "../../facts/engram.ts";
import { rule } from "../../rule.ts";

const related = [template({ secretSchema: { apiKey: {} } })];

export default rule<EngramContext>({
  id: "engram/secret-named",
  kind: "Engram",
  effect: "warn",
  summary: "Where an Engram gives a Secret, it names one.",
  why: "A blank name stands for no Secret, and the component starts without it.",
  covers: ["ENGRAM-W-1"],
  examples: {
    allow: [{ object: engram({ secrets: { apiKey: "http-key" } }), related }],
    deny: [{ object: engram({ secrets: { apiKey: "" } }), related }],
  },
  check: ({ object }) => unnamedSecrets(object.spec.secrets),
});
