import type { Target } from "../../checks/targets.ts";
import { engramTargets, reachable, templateText } from "../../checks/targets.ts";
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
  needs: (context) =>
    reachable(context, engramTargets(context)).flatMap((target) => {
      const { namespace, name } = target;
      const own = { verb: "get", kind: "Engram", namespace, name } as const;
      const template = templateOf(context, target);
      if (template === "") return [own];
      return [own, { verb: "get", kind: "EngramTemplate", namespace: "", name: template } as const];
    }),
  check: (context) =>
    reachable(context, engramTargets(context)).flatMap((target) => {
      const template = templateOf(context, target);
      if (template === "" || !context.related.absent("EngramTemplate", "", template)) return [];
      const message = `Engram "${target.name}" uses the template "${template}", which does not exist`;
      return [notFound([...target.fact.path, "ref"], message, { fix: "install the template, or use another Engram" })];
    }),
});

function templateOf({ related }: StoryContext, { namespace, name }: Target): string {
  return templateText(related.get("Engram", namespace, name), "name");
}
