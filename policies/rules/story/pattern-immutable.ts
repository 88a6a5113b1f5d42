import { brief } from "@bubustack/api/json";
import { story } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { forbidden } from "../../finding.ts";
import { rule } from "../../rule.ts";

export default rule<StoryContext>({
  id: "story/pattern-immutable",
  kind: "Story",
  effect: "deny",
  summary: "The pattern of a story does not change.",
  why: "A stream that is up is kept up by what its Story says; turned into a batch story, nothing would know of it any more.",
  on: ["UPDATE"],
  examples: {
    allow: [{ object: story({ version: "2" }), old: story({ version: "1" }) }],
    deny: [{ object: story({ pattern: "realtime" }), old: story({ pattern: "batch" }) }],
  },
  check: ({ object, old, refused }) => {
    // An object from before the default was written has none.
    const before = old?.spec.pattern ?? "batch";
    const { pattern } = object.spec;
    if (old === undefined || pattern === before || refused?.(["spec", "pattern"])) return [];
    const message = `the pattern was ${brief(before)} and cannot become ${brief(pattern)}`;
    return [forbidden(["spec", "pattern"], message, { fix: "create a Story under another name", replacement: before })];
  },
});
