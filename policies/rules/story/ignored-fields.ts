import { ignoredFindings } from "../../checks/ignored.ts";
import { sleeping, steps } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { rule } from "../../rule.ts";

export default rule<StoryContext>({
  id: "story/ignored-fields",
  kind: "Story",
  effect: "warn",
  summary: "No field is set that has no effect.",
  why: "Runners act under identities that the platform makes, so a ServiceAccount named here is not used; whoever wrote it should know.",
  examples: {
    allow: [{ object: steps(sleeping("a", { execution: { debug: true } })) }],
    deny: [{ object: steps(sleeping("a", { execution: { serviceAccountName: "admin" } })) }],
  },
  check: ({ facts }) => ignoredFindings(facts.execution),
});
