import { userFindings } from "../../checks/security.ts";
import { engram, template } from "../../examples/objects.ts";
import type { EngramContext } from "../../facts/engram.ts";
import { rule } from "../../rule.ts";

const related = [template()];

export default rule<EngramContext>({
  id: "engram/run-as-user",
  kind: "Engram",
  effect: "deny",
  summary: "Where an Engram sets a user id, it is above 0.",
  why: "The platform starts no pod as root, so the setting would fail every run.",
  covers: ["RECON-8"],
  examples: {
    allow: [{ object: engram({ overrides: { security: { runAsUser: 1000 } } }), related }],
    deny: [{ object: engram({ overrides: { security: { runAsUser: 0 } } }), related }],
  },
  check: ({ facts }) => userFindings(facts.execution),
});
