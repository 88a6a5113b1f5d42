import { brief } from "@bubustack/api/json";
import { forbiddenNamespace } from "../../checks/targets.ts";
import { fetchEngram, running, steps } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { forbidden } from "../../finding.ts";
import { rule } from "../../rule.ts";

export default rule<StoryContext>({
  id: "story/engram-namespace",
  kind: "Story",
  effect: "deny",
  summary: "Steps run Engrams of the story's own namespace, unless the installation allows others.",
  why: "An Engram of another namespace runs with the images, rights and secrets of whoever owns that namespace.",
  covers: ["STORY-V-8", "COMMON-1"],
  examples: {
    allow: [
      { object: steps(running("get", "fetch")), related: fetchEngram },
      {
        title: "Allowed by the installation",
        object: steps({ name: "get", ref: { name: "fetch", namespace: "default" } }),
        related: fetchEngram,
        settings: { crossNamespace: "allow" },
      },
    ],
    deny: [{ object: steps({ name: "get", ref: { name: "fetch", namespace: "shared" } }) }],
  },
  check: (context) =>
    context.facts.engrams(context.namespace).flatMap(({ namespace, by }) => {
      if (!forbiddenNamespace(context, namespace)) return [];
      const fix = `use an Engram of namespace ${brief(context.namespace)}`;
      const message = `${brief(namespace)} is another namespace`;
      return by.map(({ fact }) => forbidden([...fact.path, "ref", "namespace"], message, { fix }));
    }),
});
