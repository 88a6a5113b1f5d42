import { movedVersion } from "../../checks/deleting.ts";
import { sleeping, story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { rule } from "../../rule.ts";

export default rule<StoryContext>({
  id: "story/version-moves",
  kind: "Story",
  effect: "warn",
  summary: "A story that names its version gets a new one when it changes.",
  why: "References pin versions; one version with two meanings makes the pin worthless.",
  on: ["UPDATE"],
  examples: {
    allow: [{ object: story({ version: "2", steps: [sleeping("b")] }), old: story({ version: "1" }) }],
    deny: [{ object: story({ version: "1", steps: [sleeping("b")] }), old: story({ version: "1" }) }],
  },
  check: ({ object, old }) => movedVersion(object, old),
});
