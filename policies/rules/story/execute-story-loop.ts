import { brief } from "@bubustack/api/json";
import { reachableStories } from "../../checks/targets.ts";
import { targetsOf } from "../../edges/edges.ts";
import { executing, sleeping, steps, story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { invalid } from "../../finding.ts";
import { rule } from "../../rule.ts";

const storiesOf = targetsOf("Story", "Story");

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
  needs: (context) => reachableStories(context).map(({ ask }) => ask),
  check: (context) =>
    reachableStories(context).flatMap(({ namespace, name, by }) => {
      const other = context.related.get("Story", namespace, name);
      if (other === undefined || !storiesOf(other).includes(`${context.namespace}/${context.name}`)) return [];
      const message = `Story ${brief(`${namespace}/${name}`)} executes this story in turn`;
      const fix = "make sure that a condition ends it";
      return by.map(({ fact }) => invalid([...fact.path, "with", "storyRef", "name"], message, { fix }));
    }),
});
