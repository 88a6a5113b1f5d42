import { unknownFields } from "../../checks/problems.ts";
import { sleeping, steps } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { rule } from "../../rule.ts";

export default rule<StoryContext>({
  id: "story/with-unknown-field",
  kind: "Story",
  effect: "warn",
  summary: "The `with` of a primitive has only fields that the primitive reads.",
  why: "A field that nobody reads is most often a misspelt one. Letter case counts.",
  examples: {
    allow: [{ object: steps(sleeping("nap")) }],
    deny: [
      {
        object: steps({ name: "hold", type: "wait", with: { until: "{{ inputs.ready }}", pollIntervall: "5s" } }),
      },
    ],
  },
  check: ({ facts }) => unknownFields(facts),
});
