import { brief } from "@bubustack/api/json";
import { labels } from "@bubustack/api/keys";
import { labelsOfRun } from "@bubustack/api/names/labels";
import { changedMetadata } from "../../checks/immutable.ts";
import { runOne, stepRun } from "../../examples/objects.ts";
import { label } from "../../facts/metadata.ts";
import type { StepRunContext } from "../../facts/runs.ts";
import { invalid } from "../../finding.ts";
import { rule } from "../../rule.ts";

const related = [runOne];
const labelled = (value: string) => stepRun({}, { labels: { [labels.storyRun]: value } });

export default rule<StepRunContext>({
  id: "step-run/labels-true",
  kind: "StepRun",
  effect: "deny",
  about: "metadata",
  summary:
    "The label of its run on a StepRun is that of the run it belongs to, and it does not become one that reads stored values.",
  why: "Runs find, count and delete their StepRuns by this label; the other one lifts the bound of the input.",
  examples: {
    allow: [
      { object: labelled("run-1"), related },
      { object: stepRun({}, { labels: { team: "a" } }), old: stepRun(), related },
    ],
    deny: [
      { object: labelled("run-2"), related },
      { object: stepRun({}, { labels: { [labels.materialize]: "true" } }), old: stepRun(), related },
    ],
  },
  check: ({ object, old, host }) => {
    const changed = changedMetadata(object, old, { labels: [labels.materialize] });
    const given = label(object, labels.storyRun);
    const expected = labelsOfRun(host, object.spec.storyRunRef.name)[labels.storyRun] ?? "";
    if (given === undefined || given === expected || object.spec.storyRunRef.name === "") return changed;
    const message = `${brief(given)} is not the run of spec.storyRunRef`;
    const fix = `write "${expected}"`;
    return [...changed, invalid(["metadata", "labels", labels.storyRun], message, { fix, replacement: expected })];
  },
});
