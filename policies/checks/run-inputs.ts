import type { StoryRunContext, StoryTriggerContext } from "../facts/runs.ts";
import type { Found } from "../finding.ts";
import type { Ask } from "../related.ts";
import { referenceAsk } from "./reference.ts";
import { storyOf } from "./run-references.ts";
import { inputFindings } from "./user-schema.ts";

const at = ["spec", "inputs"];

/** The ask for the Story of a run or trigger. */
export function storyAsk(context: StoryRunContext | StoryTriggerContext): readonly Ask[] {
  return referenceAsk(context, storyOf(context));
}

/** What is wrong with the inputs of a run or trigger by the schema of its Story, where the Story is known. */
export function runInputFindings(context: StoryRunContext | StoryTriggerContext): readonly Found[] {
  const [ask] = storyAsk(context);
  const story = ask?.verb === "get" ? context.related.get(ask.kind, ask.namespace, ask.name) : undefined;
  const { inputs } = context.object.spec;
  // What the schema of the kind refused is reported, and not here to be judged.
  if (story === undefined || (inputs === undefined && context.refused?.(at) === true)) return [];
  return inputFindings(story, inputs, at);
}
