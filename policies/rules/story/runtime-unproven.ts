import type { Target } from "../../checks/targets.ts";
import { engramTargets, reachable } from "../../checks/targets.ts";
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
  needs: (context) =>
    streaming(context).map(({ namespace, name }) => ({ verb: "get", kind: "Engram", namespace, name })),
  check: (context) =>
    streaming(context).flatMap(({ fact, namespace, name }) =>
      context.related.absent("Engram", namespace, name)
        ? [
            forbidden([...fact.path, "runtime"], `is used only if Engram "${name}" is long-running`, {
              fix: "create the Engram first to have this checked",
            }),
          ]
        : [],
    ),
});

function streaming(context: StoryContext): readonly Target[] {
  if (context.object.spec.pattern !== "batch") return [];
  return reachable(context, engramTargets(context)).filter(
    ({ fact: { step } }) => step.runtime !== undefined && step.transport === undefined,
  );
}
