import { isObject } from "@bubustack/api/json";
import { referenceAsk } from "../../checks/reference.ts";
import { storyOf } from "../../checks/run-references.ts";
import { helloStory, story, storyRun } from "../../examples/objects.ts";
import type { StoryRunContext } from "../../facts/runs.ts";
import { invalid } from "../../finding.ts";
import { rule } from "../../rule.ts";

const stored = storyRun({ inputs: { rows: { $bubuStorageRef: "runs/rows.json" } } });

export default rule<StoryRunContext>({
  id: "story-run/inputs-unproven",
  kind: "StoryRun",
  effect: "warn",
  summary: "Inputs that lie in storage are not checked against the schema of the Story before the run starts.",
  why: "What lies in storage is not read at admission; the run checks it when it starts, and fails where it does not fit.",
  covers: ["STORYRUN-W-1"],
  on: ["CREATE"],
  examples: {
    allow: [{ object: stored, related: [helloStory] }],
    deny: [{ object: stored, related: [story({ inputsSchema: { type: "object" } }, { name: "hello" })] }],
  },
  needs: (context) => (context.facts.inputs.facts.stored.length === 0 ? [] : referenceAsk(context, storyOf(context))),
  check: ({ facts, object, namespace, related }) => {
    const { stored: places } = facts.inputs.facts;
    if (places.length === 0) return [];
    const { name, namespace: place } = object.spec.storyRef;
    const spec = related.get("Story", place || namespace, name)?.["spec"];
    if (!isObject(spec) || !isObject(spec["inputsSchema"])) return [];
    const fix = "pass it inline to have it checked now";
    return places
      .slice(0, 10)
      .map((path) => invalid(path, "lies in storage, and is checked when the run starts", { fix }));
  },
});
