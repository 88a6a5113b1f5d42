import { story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { tooLong } from "../../finding.ts";
import { rule } from "../../rule.ts";

const most = 1_048_576;

export default rule<StoryContext>({
  id: "story/size",
  kind: "Story",
  effect: "deny",
  summary: "A story is at most 1 MiB of JSON.",
  why: "A Story is read by every run of it and kept by the API server in one piece; what is larger belongs into storage.",
  covers: ["STORY-V-1"],
  examples: {
    allow: [{ object: story() }],
    deny: [
      { title: "A schema with a very long text", object: story({ inputsSchema: { description: "x".repeat(most) } }) },
    ],
  },
  check: ({ facts }) =>
    facts.fits(most)
      ? []
      : [tooLong([], `the object is ${facts.size} bytes of JSON`, { fix: `keep it to ${most} bytes` })],
});
