import { outputAsks, outputReads } from "../../checks/output-reads.ts";
import { engram, running, sleeping, steps, template } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { rule } from "../../rule.ts";

const related = [engram({}, { name: "fetch" }), template({ declaredOutputKeys: ["status", "body"] })];
const reading = (text: string) => steps(running("get", "fetch"), sleeping("a", { needs: ["get"], if: text }));

export default rule<StoryContext>({
  id: "story/template-outputs-declared",
  kind: "Story",
  effect: "warn",
  summary: "Outputs that templates read are declared by what the step runs.",
  why: "What neither its output schema nor its declared keys name may never be there.",
  examples: {
    allow: [{ object: reading("{{ eq steps.get.output.status 200 }}"), related }],
    deny: [{ object: reading("{{ eq steps.get.output.statsu 200 }}"), related }],
  },
  needs: outputAsks,
  check: (context) => outputReads(context, "warn"),
});
