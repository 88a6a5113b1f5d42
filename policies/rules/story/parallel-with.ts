import { problemsOf } from "../../checks/problems.ts";
import { sleeping, steps } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { maxNesting } from "../../facts/story.ts";
import { tooMany } from "../../finding.ts";
import { rule } from "../../rule.ts";
import { schemaFinding } from "../../schema-findings.ts";

const fan = (...branches: readonly object[]) =>
  steps({ name: "fan", type: "parallel", with: { steps: branches.map((one) => ({ ...one })) } });

export default rule<StoryContext>({
  id: "story/parallel-with",
  kind: "Story",
  effect: "deny",
  summary: "A parallel step lists its branches, and each branch is a valid step.",
  why: "The schema of a Story cannot look into `with`, so that a mistake in a branch would show only when a run reaches it. Branches may be nested eight deep.",
  examples: {
    allow: [{ object: fan(sleeping("left"), sleeping("right")) }],
    deny: [
      { title: "No branches", object: fan() },
      { title: "A branch without a name", object: fan({ type: "sleep", with: { duration: "1s" } }) },
      { title: "A branch of an unknown type", object: fan(sleeping("left", { type: "slep" })) },
    ],
  },
  check: ({ facts }) => [
    ...problemsOf(facts, "parallel"),
    ...facts.branchViolations.map((violation) => schemaFinding("story/parallel-with", violation)),
    ...facts.tooDeep.map((path) =>
      tooMany(path, `branches are nested more than ${maxNesting} deep`, {
        fix: "move the inner steps to a Story of their own",
      }),
    ),
  ],
});
