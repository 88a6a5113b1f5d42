import type { StepRunContext } from "../../facts/runs.ts";
import type { Rule } from "../../rule.ts";
import creator from "./creator.ts";
import downstreamEndpoint from "./downstream-endpoint.ts";
import downstreamTarget from "./downstream-target.ts";
import durations from "./durations.ts";
import edgesAllowed from "./edges-allowed.ts";
import engramExists from "./engram-exists.ts";
import engramUid from "./engram-uid.ts";
import engramVersion from "./engram-version.ts";
import idempotencyKey from "./idempotency-key.ts";
import idempotencyKeyNamed from "./idempotency-key-named.ts";
import inputReferences from "./input-references.ts";
import inputSize from "./input-size.ts";
import labelsTrue from "./labels-true.ts";
import needsNotSelf from "./needs-not-self.ts";
import outputReferences from "./output-references.ts";
import outputSize from "./output-size.ts";
import quantities from "./quantities.ts";
import retry from "./retry.ts";
import size from "./size.ts";
import specImmutable from "./spec-immutable.ts";
import statusGeneration from "./status-generation.ts";
import statusPhase from "./status-phase.ts";
import statusSize from "./status-size.ts";
import storyRunExists from "./story-run-exists.ts";
import storyRunUid from "./story-run-uid.ts";
import templateSyntax from "./template-syntax.ts";

/** The rules for StepRun, in the order in which their findings are reported. */
export const stepRunRules: readonly Rule<StepRunContext>[] = [
  creator,
  size,
  edgesAllowed,
  storyRunExists,
  storyRunUid,
  engramExists,
  engramVersion,
  engramUid,
  inputSize,
  inputReferences,
  templateSyntax,
  idempotencyKeyNamed,
  durations,
  quantities,
  downstreamTarget,
  downstreamEndpoint,
  specImmutable,
  labelsTrue,
  retry,
  idempotencyKey,
  statusPhase,
  statusGeneration,
  statusSize,
  outputSize,
  outputReferences,
  needsNotSelf,
];
