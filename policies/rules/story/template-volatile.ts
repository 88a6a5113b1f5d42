import { unstable } from "../../checks/template-text.ts";
import { running, story, streamingEngram } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { rule } from "../../rule.ts";

const realtime = (url: string) => story({ pattern: "realtime", steps: [running("a", "fetch", { with: { url } })] });

export default rule<StoryContext>({
  id: "story/template-volatile",
  kind: "Story",
  effect: "deny",
  summary: "Templates that are evaluated again for the same thing ask neither for the time nor for chance.",
  why: "`with` of a realtime story is evaluated wherever its topology is built anew, and a key of a cache at every look-up: both must come out the same.",
  covers: ["STORY-V-22"],
  examples: {
    allow: [{ object: realtime("https://example.com/{{ inputs.room }}"), related: streamingEngram }],
    deny: [{ object: realtime("https://example.com/{{ now | unixEpoch }}"), related: streamingEngram }],
  },
  check: ({ facts }) => unstable(facts.templates),
});
