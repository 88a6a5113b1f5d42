import { reachableStories } from "../../checks/targets.ts";
import { pinFindings, pinned } from "../../checks/version.ts";
import { executing, steps, story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { rule } from "../../rule.ts";

const related = [story({ version: "2.0" }, { name: "other" })];

export default rule<StoryContext>({
  id: "story/execute-story-version",
  kind: "Story",
  effect: "warn",
  summary: "Where a step pins the version of the Story that it executes, the Story has that version.",
  why: "The Story that runs would be another one than the author had in mind.",
  covers: ["STORY-W-7"],
  examples: {
    allow: [{ object: steps(executing("child", "other", { version: "2.0" })), related }],
    deny: [{ object: steps(executing("child", "other", { version: "1.0" })), related }],
  },
  needs: (context) =>
    reachableStories(context)
      .filter(pinned)
      .map(({ ask }) => ask),
  check: (context) =>
    reachableStories(context)
      .filter(pinned)
      .flatMap((one) => pinFindings(one, ["with", "storyRef"], context.related.get("Story", one.namespace, one.name))),
});
