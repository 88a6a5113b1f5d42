import type { StoryTriggerContext } from "../../facts/runs.ts";
import type { Rule } from "../../rule.ts";
import edgesAllowed from "./edges-allowed.ts";
import identity from "./identity.ts";
import inputHash from "./input-hash.ts";
import inputsFit from "./inputs-fit.ts";
import inputsReferences from "./inputs-references.ts";
import inputsSize from "./inputs-size.ts";
import name from "./name.ts";
import specImmutable from "./spec-immutable.ts";
import statusDecision from "./status-decision.ts";
import statusGeneration from "./status-generation.ts";
import storyExists from "./story-exists.ts";
import storyUid from "./story-uid.ts";
import storyVersion from "./story-version.ts";

/** The rules for StoryTrigger, in the order in which their findings are reported. */
export const storyTriggerRules: readonly Rule<StoryTriggerContext>[] = [
  identity,
  name,
  edgesAllowed,
  storyExists,
  storyVersion,
  storyUid,
  inputsSize,
  inputsReferences,
  inputsFit,
  inputHash,
  specImmutable,
  statusDecision,
  statusGeneration,
];
