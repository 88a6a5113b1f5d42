import { fetchEngram, running, steps } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { forbidden } from "../../finding.ts";
import { rule } from "../../rule.ts";

const grant = { verbs: ["get"], apiGroups: [""], resources: ["configmaps"], resourceNames: ["cities"] };

export default rule<StoryContext>({
  id: "story/step-grants",
  kind: "Story",
  effect: "deny",
  summary: "Steps grant no rights.",
  why: "All steps of a run share one identity, so a right that one step asks for would be every step's. Rights are asked for by templates and Engrams.",
  examples: {
    allow: [{ object: steps(running("get", "fetch", { execution: { timeout: "1m" } })), related: fetchEngram }],
    deny: [
      { object: steps(running("get", "fetch", { execution: { rbac: { rules: [grant] } } })), related: fetchEngram },
    ],
  },
  check: ({ facts }) =>
    facts.allSteps.flatMap(({ step, path }) =>
      (step.execution?.rbac?.rules ?? []).length === 0
        ? []
        : [forbidden([...path, "execution", "rbac"], "a step cannot grant rights", { fix: "move it to the Engram" })],
    ),
});
