import { brief } from "@bubustack/api/json";
import { onlyRuntime, streamingEngrams } from "../../checks/runtime.ts";
import { specText } from "../../checks/targets.ts";
import { engram, fetchEngram, running, sleeping, steps, template } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { forbidden } from "../../finding.ts";
import { rule } from "../../rule.ts";

const fix = "move it to with, or name a transport";
const runtime = { city: "{{ packet.city }}" };

export default rule<StoryContext>({
  id: "story/runtime-used",
  kind: "Story",
  effect: "deny",
  summary: "In a batch story only steps that stream have a `runtime`: those with a transport or a long-running Engram.",
  why: "`runtime` is evaluated for each packet of a stream; a step that runs as a job never sees one.",
  covers: ["STORY-V-23"],
  examples: {
    allow: [
      {
        title: "A long-running Engram",
        object: steps(running("serve", "fetch", { runtime })),
        related: [engram({ mode: "deployment" }, { name: "fetch" }), template()],
      },
    ],
    deny: [
      {
        title: "An Engram that runs as a job",
        object: steps(running("get", "fetch", { runtime })),
        related: fetchEngram,
      },
      { title: "A primitive", object: steps(sleeping("nap", { runtime })) },
    ],
  },
  needs: (context) => streamingEngrams(context).map(({ ask }) => ask),
  check: (context) => [
    ...context.facts.allSteps.flatMap((fact) =>
      onlyRuntime(context, fact) && fact.step.ref === undefined
        ? [forbidden([...fact.path, "runtime"], "a primitive reads no packets", { fix })]
        : [],
    ),
    ...streamingEngrams(context).flatMap(({ namespace, name, by }) => {
      const engram = context.related.get("Engram", namespace, name);
      const mode = specText(engram, "mode");
      if (engram === undefined || mode === "deployment" || mode === "statefulset") return [];
      const message = `Engram ${brief(name)} runs as a job, which reads no packets`;
      return by.flatMap(({ fact }) =>
        onlyRuntime(context, fact) ? [forbidden([...fact.path, "runtime"], message, { fix })] : [],
      );
    }),
  ],
});
