import { ignoredFindings } from "../../checks/ignored.ts";
import { engram, template } from "../../examples/objects.ts";
import type { EngramContext } from "../../facts/engram.ts";
import { rule } from "../../rule.ts";

const related = [template()];

export default rule<EngramContext>({
  id: "engram/ignored-fields",
  kind: "Engram",
  effect: "warn",
  summary: "No field of an Engram is set that has no effect.",
  why: "Runners act under identities that the platform makes, so a ServiceAccount named here is not used; whoever wrote it should know.",
  examples: {
    allow: [{ object: engram({ overrides: { debug: true } }), related }],
    deny: [{ object: engram({ overrides: { automountServiceAccountToken: true } }), related }],
  },
  check: ({ facts }) => ignoredFindings(facts.execution),
});
