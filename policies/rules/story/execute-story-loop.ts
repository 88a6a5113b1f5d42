import type { Target } from "../../checks/targets.ts";
import { reachable, storyTargets } from "../../checks/targets.ts";
import { executing, sleeping, steps, story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { invalid } from "../../finding.ts";
import { storiesOfStory } from "../../references.ts";
import { rule } from "../../rule.ts";

export default rule<StoryContext>({
  id: "story/execute-story-loop",
  kind: "Story",
  effect: "warn",
  summary: "A Story that a step executes does not execute this story in turn.",
  why: "Two Stories that execute each other go on until something else ends them. A condition may end them, so this is a warning.",
  examples: {
    allow: [{ object: steps(executing("child", "other")), related: [story({}, { name: "other" })] }],
    deny: [
      {
        object: steps(executing("child", "other")),
        related: [story({ steps: [sleeping("a"), executing("back", "demo")] }, { name: "other" })],
      },
    ],
  },
  needs: (context) => others(context).map(({ namespace, name }) => ({ verb: "get", kind: "Story", namespace, name })),
  check: (context) =>
    others(context).flatMap(({ fact, namespace, name }) => {
      const other = context.related.get("Story", namespace, name);
      if (other === undefined || !storiesOfStory(other).includes(`${context.namespace}/${context.name}`)) return [];
      const message = `Story "${namespace}/${name}" executes this story in turn`;
      const fix = "make sure that a condition ends it";
      return [invalid([...fact.path, "with", "storyRef", "name"], message, { fix })];
    }),
});

function others(context: StoryContext): readonly Target[] {
  return reachable(context, storyTargets(context)).filter(
    ({ namespace, name }) => namespace !== context.namespace || name !== context.name,
  );
}
