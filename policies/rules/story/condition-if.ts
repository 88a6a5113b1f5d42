import { steps } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { required } from "../../finding.ts";
import { rule } from "../../rule.ts";

export default rule<StoryContext>({
  id: "story/condition-if",
  kind: "Story",
  effect: "deny",
  summary: "A condition has an `if`.",
  why: "The `if` is all that a condition consists of; without it the step always succeeds.",
  examples: {
    allow: [{ object: steps({ name: "large", type: "condition", if: "{{ gt inputs.size 10 }}" }) }],
    deny: [{ object: steps({ name: "large", type: "condition" }) }],
  },
  check: ({ facts }) =>
    facts.allSteps.flatMap(({ step, path }) =>
      step.type === "condition" && (step.if ?? "").trim() === ""
        ? [required([...path, "if"], "a condition needs it", { fix: 'write a condition such as "{{ inputs.ready }}"' })]
        : [],
    ),
});
