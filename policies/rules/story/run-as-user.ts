import { userFindings } from "../../checks/security.ts";
import { story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { rule } from "../../rule.ts";

export default rule<StoryContext>({
  id: "story/run-as-user",
  kind: "Story",
  effect: "deny",
  summary: "Where a user id is set, it is above 0.",
  why: "The platform starts no pod as root, so the setting would fail every run.",
  covers: ["RECON-8"],
  examples: {
    allow: [{ object: story({ policy: { execution: { security: { runAsUser: 1000 } } } }) }],
    deny: [{ object: story({ policy: { execution: { security: { runAsUser: 0 } } } }) }],
  },
  check: ({ facts }) => userFindings(facts.execution),
});
