import { outputAsks, outputReads } from "../../checks/output-reads.ts";
import { engram, running, sleeping, steps, template } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { rule } from "../../rule.ts";

const outputSchema = { type: "object", properties: { status: { type: "integer" } }, additionalProperties: false };
const related = [engram({}, { name: "fetch" }), template({ outputSchema })];
const reading = (text: string) => steps(running("get", "fetch"), sleeping("a", { needs: ["get"], if: text }));

export default rule<StoryContext>({
  id: "story/template-outputs",
  kind: "Story",
  effect: "deny",
  summary: "Templates read no outputs that the schema of what the step runs forbids.",
  why: "A step with such an output fails, so the template has nothing to read in any run.",
  examples: {
    allow: [{ object: reading("{{ eq steps.get.output.status 200 }}"), related }],
    deny: [
      { title: "A misspelt output", object: reading("{{ eq steps.get.output.statsu 200 }}"), related },
      { title: "A part of a number", object: reading("{{ eq steps.get.output.status.code 200 }}"), related },
    ],
  },
  needs: outputAsks,
  check: (context) => outputReads(context, "deny"),
});
