import { brief } from "@bubustack/api/json";
import { reachableStories, specText } from "../../checks/targets.ts";
import { executing, steps, story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { invalid } from "../../finding.ts";
import { rule } from "../../rule.ts";

const batch = steps(executing("child", "other"));

export default rule<StoryContext>({
  id: "story/execute-story-pattern",
  kind: "Story",
  effect: "deny",
  summary: "A batch story executes batch stories only.",
  why: "A realtime story lasts as long as its streams do, so that a step which waits for it never ends.",
  covers: ["RECON-5"],
  examples: {
    allow: [{ object: batch, related: [story({}, { name: "other" })] }],
    deny: [{ object: batch, related: [story({ pattern: "realtime" }, { name: "other" })] }],
  },
  needs: (context) => reachableStories(context).map(({ ask }) => ask),
  check: (context) => {
    if (context.object.spec.pattern === "realtime") return [];
    return reachableStories(context).flatMap(({ namespace, name, by }) => {
      if (specText(context.related.get("Story", namespace, name), "pattern") !== "realtime") return [];
      const message = `Story ${brief(name)} is a realtime story, which has no end of its own`;
      const fix = "execute a batch story, or start the other one by an Impulse";
      return by.map(({ fact }) => invalid([...fact.path, "with", "storyRef"], message, { fix }));
    });
  },
});
