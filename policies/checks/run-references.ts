/** The references of runs, each with its place. */
import type { EffectClaimContext, StepRunContext, StoryRunContext, StoryTriggerContext } from "../facts/runs.ts";
import type { Reference } from "./reference.ts";

/** The Story of a StoryRun or StoryTrigger. */
export function storyOf({ object }: StoryRunContext | StoryTriggerContext): Reference {
  // The edge of both kinds to a Story is the same.
  return { from: "StoryRun", path: ["spec", "storyRef"], kind: "Story", to: object.spec.storyRef };
}

/** The run that a StepRun belongs to. */
export function runOf({ object }: StepRunContext): Reference {
  return { from: "StepRun", path: ["spec", "storyRunRef"], kind: "StoryRun", to: object.spec.storyRunRef };
}

/** The Engram of a StepRun; primitives have none. */
export function engramOf({ object }: StepRunContext): Reference {
  return { from: "StepRun", path: ["spec", "engramRef"], kind: "Engram", to: object.spec.engramRef };
}

/** The StepRun of a claim. */
export function stepRunOf({ object }: EffectClaimContext): Reference {
  return { from: "EffectClaim", path: ["spec", "stepRunRef"], kind: "StepRun", to: object.spec.stepRunRef };
}
