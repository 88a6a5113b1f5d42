import { brief } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { asTemplate, isCondition } from "@bubustack/engine/primitives/text";
import { sleeping, steps } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import type { Found } from "../../finding.ts";
import { invalid } from "../../finding.ts";
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
  check: ({ object, facts }) => [
    ...facts.allSteps.flatMap(({ step, path, primitive }) => [
      ...literal([...path, "if"], step.if),
      ...literal([...path, "postExecution", "condition"], step.postExecution?.condition),
      ...(primitive?.type === "wait" ? literal([...path, "with", "until"], primitive.value.until) : []),
    ]),
    ...(object.spec.transports ?? []).flatMap((transport, at) =>
      (transport.streaming?.routing?.rules ?? []).flatMap((one, index) =>
        literal(["spec", "transports", at, "streaming", "routing", "rules", index, "when"], one.when),
      ),
    ),
  ],
});

function literal(path: Path, text: string | undefined): readonly Found[] {
  if (text === undefined || isCondition(text)) return [];
  const message = `${brief(text)} is taken literally and is neither true nor false`;
  if (text.length > 200) return [invalid(path, message, { fix: "write it as a template: {{ … }}" })];
  const replacement = asTemplate(text);
  return [invalid(path, message, { fix: `write ${brief(replacement, 220)}`, replacement })];
}
