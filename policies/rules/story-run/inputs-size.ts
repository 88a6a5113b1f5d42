import { sizeFindings } from "../../checks/payload.ts";
import { helloStory, storyRun } from "../../examples/objects.ts";
import type { StoryRunContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const related = [helloStory];

export default rule<StoryRunContext>({
  id: "story-run/inputs-size",
  kind: "StoryRun",
  effect: "deny",
  summary: "The inputs of a run are bounded in size.",
  why: "They are handed to every step. Bytes are counted as the API server encodes them: `<`, `>` and `&` take six.",
  covers: ["STORYRUN-V-6", "COMMON-5"],
  on: ["CREATE"],
  examples: {
    allow: [{ object: storyRun({ inputs: { city: "Bern" } }), related }],
    deny: [
      { object: storyRun({ inputs: { text: "x".repeat(1_024) } }), related },
      { object: storyRun({ inputs: { city: "Bern, capital" } }), related, settings: { maxRunInputBytes: 16 } },
    ],
  },
  check: ({ object, settings }) => sizeFindings(["spec", "inputs"], object.spec.inputs, settings.maxRunInputBytes),
});
