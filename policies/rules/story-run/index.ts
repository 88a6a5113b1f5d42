import type { StoryRunContext } from "../../facts/runs.ts";
import type { Rule } from "../../rule.ts";
import conditionsReady from "./conditions-ready.ts";
import edgesAllowed from "./edges-allowed.ts";
import gateDecided from "./gate-decided.ts";
import gateKnown from "./gate-known.ts";
import gatesStamped from "./gates-stamped.ts";
import inputsFit from "./inputs-fit.ts";
import inputsReferences from "./inputs-references.ts";
import inputsSize from "./inputs-size.ts";
import inputsUnproven from "./inputs-unproven.ts";
import provenanceStays from "./provenance-stays.ts";
import redriveStep from "./redrive-step.ts";
import specImmutable from "./spec-immutable.ts";
import statusGeneration from "./status-generation.ts";
import statusPhase from "./status-phase.ts";
import storyExists from "./story-exists.ts";
import storyUid from "./story-uid.ts";
import storyVersion from "./story-version.ts";
import triggerHash from "./trigger-hash.ts";
import triggerName from "./trigger-name.ts";

/** The rules for StoryRun, in the order in which their findings are reported. */
export const storyRunRules: readonly Rule<StoryRunContext>[] = [
  edgesAllowed,
  storyExists,
  storyVersion,
  storyUid,
  inputsSize,
  inputsReferences,
  inputsFit,
  inputsUnproven,
  triggerName,
  triggerHash,
  specImmutable,
  provenanceStays,
  redriveStep,
  statusPhase,
  statusGeneration,
  conditionsReady,
  gateDecided,
  gateKnown,
  gatesStamped,
];
