import { engramTargets, reachable } from "../../checks/targets.ts";
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
  needs: (context) =>
    reachable(context, engramTargets(context)).map(({ namespace, name }) => ({
      verb: "get",
      kind: "Engram",
      namespace,
      name,
    })),
  check: (context) =>
    reachable(context, engramTargets(context)).flatMap(({ fact, namespace, name }) =>
      context.related.absent("Engram", namespace, name)
        ? [
            notFound([...fact.path, "ref", "name"], `Engram "${namespace}/${name}" does not exist yet`, {
              fix: "create it, or check the name",
            }),
          ]
        : [],
    ),
});
