import { changedFields } from "../../checks/immutable.ts";
import { helloStory, storyRun } from "../../examples/objects.ts";
import type { StoryRunContext } from "../../facts/runs.ts";
import { forbidden } from "../../finding.ts";
import { rule } from "../../rule.ts";

const related = [helloStory];
const fix = "create another StoryRun";

export default rule<StoryRunContext>({
  id: "story-run/spec-immutable",
  kind: "StoryRun",
  effect: "deny",
  summary: "The spec of a run does not change, but that it can be cancelled.",
  why: "What has been done was done with the old spec. A cancelled run stays cancelled: its steps may have ended already.",
  covers: ["STORYRUN-U-4"],
  on: ["UPDATE"],
  examples: {
    allow: [
      { title: "Cancelled", object: storyRun({ cancelRequested: true }), old: storyRun(), related },
      {
        title: "Cancelled",
        object: storyRun({ cancelRequested: true }),
        old: storyRun({ cancelRequested: false }),
        related,
      },
    ],
    deny: [
      { object: storyRun({ inputs: { a: 2 } }), old: storyRun({ inputs: { a: 1 } }), related },
      { title: "Another Story", object: storyRun({ storyRef: { name: "other" } }), old: storyRun(), related },
      { title: "Not cancelled after all", object: storyRun(), old: storyRun({ cancelRequested: true }), related },
      {
        title: "Cancelled, and changed",
        object: storyRun({ cancelRequested: true, inputs: { a: 1 } }),
        old: storyRun(),
        related,
      },
    ],
  },
  check: ({ object: { spec }, old }) => {
    const changed = changedFields(spec, old?.spec, ["storyRef", "impulseRef", "inputs"], fix);
    if (old?.spec.cancelRequested !== true || spec.cancelRequested === true) return changed;
    return [...changed, forbidden(["spec", "cancelRequested"], "cannot be taken back", { fix })];
  },
});
