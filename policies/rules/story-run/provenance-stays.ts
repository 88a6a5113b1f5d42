import { annotations, labels } from "@bubustack/api/keys";
import { changedMetadata } from "../../checks/immutable.ts";
import { storyRun } from "../../examples/objects.ts";
import type { StoryRunContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

/** The keys that are about it. */
export const provenance = {
  annotations: [
    annotations.triggerToken,
    annotations.triggerInputHash,
    annotations.triggerRequestName,
    annotations.triggerRequestUid,
  ],
  labels: [labels.parentStoryRun, labels.parentStep],
};
const tokened = (token: string) => storyRun({}, { annotations: { [annotations.triggerToken]: token } });

export default rule<StoryRunContext>({
  id: "story-run/provenance-stays",
  kind: "StoryRun",
  effect: "deny",
  about: "metadata",
  summary: "What a run says about where it came from is decided when it is created.",
  why: "Deliveries are told apart by it, counters and audit follow it, and what a parent started is deleted with the parent.",
  covers: ["STORYRUN-U-3"],
  on: ["UPDATE"],
  examples: {
    allow: [
      { object: storyRun({}, { labels: { team: "a" } }), old: storyRun() },
      { object: storyRun({}, { annotations: { [annotations.redriveToken]: "2" } }), old: storyRun() },
    ],
    deny: [
      { title: "A token added", object: tokened("tok"), old: storyRun() },
      { title: "A token removed", object: storyRun(), old: tokened("tok") },
      {
        title: "The hash removed",
        object: storyRun(),
        old: storyRun({}, { annotations: { [annotations.triggerInputHash]: "ab" } }),
      },
      {
        title: "Another parent",
        object: storyRun({}, { labels: { [labels.parentStoryRun]: "other" } }),
        old: storyRun({}, { labels: { [labels.parentStoryRun]: "run-1" } }),
      },
    ],
  },
  check: ({ object, old }) => changedMetadata(object, old, provenance),
});
