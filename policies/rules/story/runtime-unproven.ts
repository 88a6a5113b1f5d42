import { brief } from "@bubustack/api/json";
import { onlyRuntime, streamingEngrams } from "../../checks/runtime.ts";
import { engram, running, steps, template } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { forbidden } from "../../finding.ts";
import { rule } from "../../rule.ts";

const object = steps(running("serve", "fetch", { runtime: { city: "{{ packet.city }}" } }));

export default rule<StoryContext>({
  id: "story/runtime-unproven",
  kind: "Story",
  effect: "warn",
  summary: "A step of a batch story with a `runtime` runs an Engram whose mode is known.",
  why: "Whether a step streams depends on its Engram; one that is not there yet lets the step pass unseen.",
  covers: ["STORY-W-3"],
  examples: {
    allow: [{ object, related: [engram({ mode: "deployment" }, { name: "fetch" }), template()] }],
    deny: [{ object }],
  },
  needs: (context) => streamingEngrams(context).map(({ ask }) => ask),
  check: (context) =>
    streamingEngrams(context).flatMap(({ namespace, name, by }) => {
      if (!context.related.absent("Engram", namespace, name)) return [];
      const message = `is used only if Engram ${brief(name)} is long-running`;
      const fix = "create the Engram first to have this checked";
      return by.flatMap(({ fact }) =>
        onlyRuntime(context, fact) ? [forbidden([...fact.path, "runtime"], message, { fix })] : [],
      );
    }),
});
