import type { Target } from "../../checks/targets.ts";
import { reachable, storyTargets } from "../../checks/targets.ts";
import { executing, steps, story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { notFound } from "../../finding.ts";
import { rule } from "../../rule.ts";

export default rule<StoryContext>({
  id: "story/execute-story-exists",
  kind: "Story",
  effect: "warn",
  summary: "The Stories that steps execute exist.",
  why: "The order in which objects are applied is free, so a missing Story is only a warning; runs wait until it is there.",
  covers: ["STORY-W-6", "STORY-V-50"],
  examples: {
    allow: [{ object: steps(executing("child", "other")), related: [story({}, { name: "other" })] }],
    deny: [{ object: steps(executing("child", "other")) }],
  },
  needs: (context) => others(context).map(({ namespace, name }) => ({ verb: "get", kind: "Story", namespace, name })),
  check: (context) =>
    others(context).flatMap(({ fact, namespace, name }) =>
      context.related.absent("Story", namespace, name)
        ? [
            notFound([...fact.path, "with", "storyRef", "name"], `Story "${namespace}/${name}" does not exist yet`, {
              fix: "create it, or check the name",
            }),
          ]
        : [],
    ),
});

/** The story itself need not be looked for. */
function others(context: StoryContext): readonly Target[] {
  return reachable(context, storyTargets(context)).filter(
    ({ namespace, name }) => namespace !== context.namespace || name !== context.name,
  );
}
