import type { Path } from "@bubustack/api/path";
import { isCondition } from "@bubustack/engine/primitives/text";
import { literalFinding } from "../../checks/routing.ts";
import { sleeping, steps } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import type { Found } from "../../finding.ts";
import { rule } from "../../rule.ts";

export default rule<StoryContext>({
  id: "story/condition-evaluates",
  kind: "Story",
  effect: "deny",
  summary: "A condition is a template in braces, or a literal true or false.",
  why: "Text without braces is taken literally, and a literal other than true, yes, y, 1, false, no, n or 0 fails in every run.",
  examples: {
    allow: [
      { object: steps(sleeping("a", { if: "{{ inputs.ready }}" })) },
      { object: steps(sleeping("a", { if: "true" })) },
    ],
    deny: [
      { title: "Braces are missing", object: steps(sleeping("a", { if: "inputs.ready" })) },
      {
        title: "In a wait",
        object: steps({ name: "hold", type: "wait", with: { until: "inputs.ready" } }),
      },
    ],
  },
  check: ({ object, facts }) => {
    const found: Found[] = [];
    const look = (text: string | undefined, path: () => Path) => {
      if (text !== undefined && !isCondition(text)) found.push(...literalFinding(path(), text));
    };
    for (const { step, path, primitive } of facts.allSteps) {
      look(step.if, () => [...path, "if"]);
      look(step.postExecution?.condition, () => [...path, "postExecution", "condition"]);
      if (primitive?.type === "wait") look(primitive.value.until, () => [...path, "with", "until"]);
    }
    object.spec.transports?.forEach((transport, at) => {
      transport.streaming?.routing?.rules?.forEach((one, index) => {
        look(one.when, () => ["spec", "transports", at, "streaming", "routing", "rules", index, "when"]);
      });
    });
    return found;
  },
});
