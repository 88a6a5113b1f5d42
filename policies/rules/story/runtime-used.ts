import type { Target } from "../../checks/targets.ts";
import { engramTargets, reachable, specText } from "../../checks/targets.ts";
import { engram, fetchEngram, running, sleeping, steps, template } from "../../examples/objects.ts";
import type { StepFact } from "../../facts/block.ts";
import type { StoryContext } from "../../facts/story.ts";
import type { Found } from "../../finding.ts";
import { forbidden } from "../../finding.ts";
import { rule } from "../../rule.ts";

const runtime = { city: "{{ packet.city }}" };

export default rule<StoryContext>({
  id: "story/runtime-used",
  kind: "Story",
  effect: "deny",
  summary: "In a batch story only steps that stream have a `runtime`: those with a transport or a long-running Engram.",
  why: "`runtime` is evaluated for each packet of a stream; a step that runs as a job never sees one.",
  covers: ["STORY-V-23"],
  examples: {
    allow: [
      {
        title: "A long-running Engram",
        object: steps(running("serve", "fetch", { runtime })),
        related: [engram({ mode: "deployment" }, { name: "fetch" }), template()],
      },
    ],
    deny: [
      {
        title: "An Engram that runs as a job",
        object: steps(running("get", "fetch", { runtime })),
        related: fetchEngram,
      },
      { title: "A primitive", object: steps(sleeping("nap", { runtime })) },
    ],
  },
  needs: (context) =>
    questionable(context).flatMap(({ target }) =>
      target === undefined
        ? []
        : [{ verb: "get", kind: "Engram", namespace: target.namespace, name: target.name } as const],
    ),
  check: (context) => questionable(context).flatMap(({ fact, target }) => judge(context, fact, target)),
});

/** Steps whose `runtime` nothing but the mode of their Engram can justify. */
function questionable(context: StoryContext): readonly { readonly fact: StepFact; readonly target?: Target }[] {
  if (context.object.spec.pattern !== "batch") return [];
  const facts = context.facts.allSteps.filter(({ step }) => step.runtime !== undefined && step.transport === undefined);
  if (facts.length === 0) return [];
  const targets = new Map(reachable(context, engramTargets(context)).map((target) => [target.fact, target]));
  return facts.map((fact) => {
    const target = targets.get(fact);
    return target === undefined ? { fact } : { fact, target };
  });
}

function judge({ related }: StoryContext, fact: StepFact, target: Target | undefined): readonly Found[] {
  const path = [...fact.path, "runtime"];
  const fix = "move it to with, or name a transport";
  if (fact.step.ref === undefined) return [forbidden(path, "a primitive reads no packets", { fix })];
  const engram = target === undefined ? undefined : related.get("Engram", target.namespace, target.name);
  if (engram === undefined || target === undefined) return [];
  const mode = specText(engram, "mode");
  if (mode === "deployment" || mode === "statefulset") return [];
  return [forbidden(path, `Engram "${target.name}" runs as a job, which reads no packets`, { fix })];
}
