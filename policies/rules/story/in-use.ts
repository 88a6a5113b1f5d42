import { inUse, usersAsk } from "../../checks/in-use.ts";
import { executing, story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { guard } from "../../rule.ts";

export default guard<StoryContext>({
  id: "story/in-use",
  kind: "Story",
  summary: "A story is not deleted while other stories of its namespace execute it.",
  why: "Their runs would wait for a Story that is gone.",
  examples: {
    allow: [{ object: story(), operation: "DELETE" }],
    deny: [
      {
        object: story({}, { name: "demo" }),
        operation: "DELETE",
        related: [story({ steps: [executing("child", "demo")] }, { name: "parent" })],
      },
    ],
  },
  needs: (context) => usersAsk(context, "storiesByStory"),
  check: (context) => inUse(context, "storiesByStory", "the Stories"),
});
