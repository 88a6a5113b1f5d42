import { sleeping, story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { notSupported } from "../../finding.ts";
import { rule } from "../../rule.ts";

const wait = { name: "until-ready", type: "wait", with: { until: "{{ inputs.ready }}" } };

export default rule<StoryContext>({
  id: "story/wait-in-batch",
  kind: "Story",
  effect: "deny",
  summary: "The main steps of a realtime story neither wait nor ask for a decision.",
  why: "A stream runs through all of its steps at once, so there is no point in time at which one could wait. Compensations and final steps run one after another and may.",
  covers: ["STORY-V-7"],
  examples: {
    allow: [
      { title: "In a batch story", object: story({ steps: [wait] }) },
      { title: "After the stream", object: story({ pattern: "realtime", finally: [wait] }) },
    ],
    deny: [{ object: story({ pattern: "realtime", steps: [sleeping("a"), { name: "ask", type: "gate" }] }) }],
  },
  check: ({ object, facts }) => {
    if (object.spec.pattern !== "realtime") return [];
    return facts.allSteps.flatMap(({ step: { type }, path }) =>
      path[1] === "steps" && (type === "wait" || type === "gate")
        ? [
            notSupported([...path, "type"], `type ${type} is not possible in a realtime story`, {
              fix: "move the step to finally, or use pattern batch",
            }),
          ]
        : [],
    );
  },
});
