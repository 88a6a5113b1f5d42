import { brief } from "@bubustack/api/json";
import { reachableEngrams } from "../../checks/targets.ts";
import { fetchEngram, running, steps } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { notFound } from "../../finding.ts";
import { rule } from "../../rule.ts";

export default rule<StoryContext>({
  id: "story/engram-exists",
  kind: "Story",
  effect: "warn",
  summary: "The Engrams that steps run exist.",
  why: "The order in which objects are applied is free, so a missing Engram is only a warning; runs wait until it is there.",
  covers: ["STORY-W-1", "STORY-V-10"],
  examples: {
    allow: [{ object: steps(running("get", "fetch")), related: fetchEngram }],
    deny: [{ object: steps(running("get", "fetch")) }],
  },
  needs: (context) => reachableEngrams(context).map(({ ask }) => ask),
  check: (context) =>
    reachableEngrams(context).flatMap(({ namespace, name, by }) => {
      if (!context.related.absent("Engram", namespace, name)) return [];
      const message = `Engram ${brief(`${namespace}/${name}`)} does not exist yet`;
      const fix = "create it, or check the name";
      return by.map(({ fact }) => notFound([...fact.path, "ref", "name"], message, { fix }));
    }),
});
