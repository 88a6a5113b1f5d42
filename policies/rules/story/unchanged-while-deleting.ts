import { changedWhileDeleting } from "../../checks/deleting.ts";
import { sleeping, story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { rule } from "../../rule.ts";

const deleting = { deletionTimestamp: "2026-01-01T00:00:00Z" };

export default rule<StoryContext>({
  id: "story/unchanged-while-deleting",
  kind: "Story",
  effect: "deny",
  summary: "The spec of a story that is being deleted does not change.",
  why: "What is cleaned up is decided by the spec that was there when the deletion began. Metadata, finalizers among it, can always change.",
  on: ["UPDATE"],
  examples: {
    allow: [{ object: story({}, { ...deleting, finalizers: [] }), old: story({}, deleting) }],
    deny: [{ object: story({ steps: [sleeping("b")] }, deleting), old: story({}, deleting) }],
  },
  check: ({ object, old }) => changedWhileDeleting(object, old),
});
