import { brief } from "@bubustack/api/json";
import { engramAndTemplateAsks, reachableEngrams, templateOf } from "../../checks/targets.ts";
import { engram, fetchEngram, running, steps } from "../../examples/objects.ts";
import type { StoryContext } from "../../facts/story.ts";
import { notFound } from "../../finding.ts";
import { rule } from "../../rule.ts";

export default rule<StoryContext>({
  id: "story/engram-template-exists",
  kind: "Story",
  effect: "deny",
  summary: "An Engram that a step runs has a template that exists.",
  why: "Without its template an Engram has no image and cannot run, and no later object of the same file will bring it.",
  covers: ["STORY-V-9"],
  examples: {
    allow: [{ object: steps(running("get", "fetch")), related: fetchEngram }],
    deny: [{ object: steps(running("get", "fetch")), related: [engram({}, { name: "fetch" })] }],
  },
  needs: engramAndTemplateAsks,
  check: (context) =>
    reachableEngrams(context).flatMap((one) => {
      const template = templateOf(context, one);
      if (template === "" || !context.related.absent("EngramTemplate", "", template)) return [];
      const message = `Engram ${brief(one.name)} uses the template ${brief(template)}, which does not exist`;
      const fix = "install the template, or use another Engram";
      return one.by.map(({ fact }) => notFound([...fact.path, "ref"], message, { fix }));
    }),
});
