import { reachableEngrams } from "../../checks/targets.ts";
import { pinned as isPinned, pinFindings } from "../../checks/version.ts";
import { engram, steps, template } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { rule } from "../../rule.ts";

const related = [engram({ version: "2.0" }, { name: "fetch" }), template()];
const pinned = (version: string) => steps({ name: "get", ref: { name: "fetch", version } });

export default rule<StoryContext>({
  id: "story/engram-version",
  kind: "Story",
  effect: "warn",
  summary: "Where a step pins the version of its Engram, the Engram has that version.",
  why: "The Engram that runs would be another one than the author had in mind.",
  covers: ["STORY-W-2"],
  examples: {
    allow: [{ object: pinned("2.0"), related }],
    deny: [{ object: pinned("1.0"), related }],
  },
  needs: (context) =>
    reachableEngrams(context)
      .filter(isPinned)
      .map(({ ask }) => ask),
  check: (context) =>
    reachableEngrams(context)
      .filter(isPinned)
      .flatMap((one) => pinFindings(one, ["ref"], context.related.get("Engram", one.namespace, one.name))),
});
