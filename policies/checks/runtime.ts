import type { StepFact } from "../facts/block.ts";
import type { StoryContext } from "../facts/story.ts";
import type { Referred } from "../facts/targets.ts";
import { reachableEngrams } from "./targets.ts";

/** True for a step of a batch story whose `runtime` nothing but the mode of its Engram can justify. */
export function onlyRuntime({ object }: StoryContext, { step }: StepFact): boolean {
  return object.spec.pattern === "batch" && step.runtime !== undefined && step.transport === undefined;
}

/** The Engrams of such steps. */
export function streamingEngrams(context: StoryContext): readonly Referred[] {
  if (!context.facts.allSteps.some((fact) => onlyRuntime(context, fact))) return [];
  return reachableEngrams(context).filter(({ by }) => by.some(({ fact }) => onlyRuntime(context, fact)));
}
