import type { StoryContext } from "../../facts/story.ts";
import type { Rule } from "../../rule.ts";
import blockSize from "./block-size.ts";
import conditionEvaluates from "./condition-evaluates.ts";
import conditionIf from "./condition-if.ts";
import durations from "./durations.ts";
import edgesAllowed from "./edges-allowed.ts";
import engramExists from "./engram-exists.ts";
import engramStreams from "./engram-streams.ts";
import engramTemplateExists from "./engram-template-exists.ts";
import engramVersion from "./engram-version.ts";
import executeStoryExists from "./execute-story-exists.ts";
import executeStoryLoop from "./execute-story-loop.ts";
import executeStoryNotItself from "./execute-story-not-itself.ts";
import executeStoryPattern from "./execute-story-pattern.ts";
import executeStoryVersion from "./execute-story-version.ts";
import executeStoryWith from "./execute-story-with.ts";
import executionRetry from "./execution-retry.ts";
import gateWith from "./gate-with.ts";
import ignoredFields from "./ignored-fields.ts";
import inUse from "./in-use.ts";
import inputsSchema from "./inputs-schema.ts";
import needsAcyclic from "./needs-acyclic.ts";
import needsKnown from "./needs-known.ts";
import needsNotSelf from "./needs-not-self.ts";
import needsRepeated from "./needs-repeated.ts";
import outputFits from "./output-fits.ts";
import outputsSchema from "./outputs-schema.ts";
import parallelWith from "./parallel-with.ts";
import patternImmutable from "./pattern-immutable.ts";
import policyRetries from "./policy-retries.ts";
import quantities from "./quantities.ts";
import requiresForm from "./requires-form.ts";
import requiresUpstream from "./requires-upstream.ts";
import routingTargets from "./routing-targets.ts";
import runAsUser from "./run-as-user.ts";
import runtimeUnproven from "./runtime-unproven.ts";
import runtimeUsed from "./runtime-used.ts";
import sideEffectsRetry from "./side-effects-retry.ts";
import size from "./size.ts";
import sleepWith from "./sleep-with.ts";
import stepGrants from "./step-grants.ts";
import stepIdsUnique from "./step-ids-unique.ts";
import stepNamesUnique from "./step-names-unique.ts";
import stepRefOrType from "./step-ref-or-type.ts";
import stopWith from "./stop-with.ts";
import storageOneOf from "./storage-one-of.ts";
import streamingValues from "./streaming-values.ts";
import templateInputs from "./template-inputs.ts";
import templateInputsDeclared from "./template-inputs-declared.ts";
import templateNeeds from "./template-needs.ts";
import templateNeedsAcyclic from "./template-needs-acyclic.ts";
import templateOutputs from "./template-outputs.ts";
import templateOutputsDeclared from "./template-outputs-declared.ts";
import templateRoots from "./template-roots.ts";
import templateStepValues from "./template-step-values.ts";
import templateStepsEnded from "./template-steps-ended.ts";
import templateStepsKnown from "./template-steps-known.ts";
import templateSyntax from "./template-syntax.ts";
import templateVolatile from "./template-volatile.ts";
import transportDeclared from "./transport-declared.ts";
import transportExists from "./transport-exists.ts";
import transportNames from "./transport-names.ts";
import unchangedWhileDeleting from "./unchanged-while-deleting.ts";
import versionMoves from "./version-moves.ts";
import waitInBatch from "./wait-in-batch.ts";
import waitWith from "./wait-with.ts";
import withFits from "./with-fits.ts";
import withUnknownField from "./with-unknown-field.ts";

/** The rules for Story, in the order in which their findings are reported. */
export const storyRules: readonly Rule<StoryContext>[] = [
  size,
  stepNamesUnique,
  stepIdsUnique,
  stepRefOrType,
  needsKnown,
  needsNotSelf,
  needsAcyclic,
  needsRepeated,
  conditionEvaluates,
  conditionIf,
  sleepWith,
  stopWith,
  waitWith,
  gateWith,
  waitInBatch,
  parallelWith,
  executeStoryWith,
  executeStoryNotItself,
  executeStoryExists,
  executeStoryVersion,
  executeStoryPattern,
  executeStoryLoop,
  withUnknownField,
  edgesAllowed,
  engramExists,
  engramVersion,
  engramTemplateExists,
  engramStreams,
  withFits,
  inputsSchema,
  outputsSchema,
  outputFits,
  runtimeUsed,
  runtimeUnproven,
  requiresForm,
  requiresUpstream,
  templateSyntax,
  templateRoots,
  templateVolatile,
  templateStepsKnown,
  templateStepsEnded,
  templateNeeds,
  templateNeedsAcyclic,
  templateStepValues,
  templateInputs,
  templateInputsDeclared,
  templateOutputs,
  templateOutputsDeclared,
  blockSize,
  durations,
  quantities,
  storageOneOf,
  runAsUser,
  stepGrants,
  ignoredFields,
  transportNames,
  transportDeclared,
  transportExists,
  routingTargets,
  streamingValues,
  patternImmutable,
  versionMoves,
  unchangedWhileDeleting,
  policyRetries,
  sideEffectsRetry,
  executionRetry,
  inUse,
];
