import { inUse, usersAsk } from "../../checks/in-use.ts";
import { impulse } from "../../examples/flow-objects.ts";
import { executing, story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { guard } from "../../rule.ts";

export default guard<StoryContext>({
  id: "story/in-use",
  kind: "Story",
  summary: "A story is not deleted while other stories of its namespace execute it, or Impulses start it.",
  why: "Their runs would wait for a Story that is gone, and events would start nothing.",
  examples: {
    allow: [{ object: story(), operation: "DELETE" }],
    deny: [
      {
        title: "Executed by another story",
        object: story({}, { name: "demo" }),
        operation: "DELETE",
        related: [story({ steps: [executing("child", "demo")] }, { name: "parent" })],
      },
      {
        title: "Started by an Impulse",
        object: story(),
        operation: "DELETE",
        related: [impulse({ storyRef: { name: "demo" } })],
      },
    ],
  },
  needs: (context) => [...usersAsk(context, "storiesByStory"), ...usersAsk(context, "impulsesByStory")],
  check: (context) => [
    ...inUse(context, "storiesByStory", "the Stories"),
    ...inUse(context, "impulsesByStory", "the Impulses"),
  ],
});
