/**
 * What stays of runs and what follows what in their status, held by the API server itself: for the time when the
 * webhook is not there. Each says what one of our rules says.
 */
import { annotations, labels } from "@bubustack/api/keys";
import { EffectClaim } from "@bubustack/api/runs/effect-claim";
import { StepRun } from "@bubustack/api/runs/step-run";
import { StoryRun } from "@bubustack/api/runs/story-run";
import { StoryTrigger } from "@bubustack/api/runs/story-trigger";
import { effectClaimPhases, stepRunPhases, storyRunPhases, triggerDecisions } from "@bubustack/engine/runs/phases";
import claimGeneration from "../rules/effect-claim/status-generation.ts";
import claimPhase from "../rules/effect-claim/status-phase.ts";
import labelsTrue from "../rules/step-run/labels-true.ts";
import stepSpec, { fixedFields } from "../rules/step-run/spec-immutable.ts";
import stepGeneration from "../rules/step-run/status-generation.ts";
import stepPhase from "../rules/step-run/status-phase.ts";
import gateDecided from "../rules/story-run/gate-decided.ts";
import provenanceStays, { provenance } from "../rules/story-run/provenance-stays.ts";
import runSpec from "../rules/story-run/spec-immutable.ts";
import runGeneration from "../rules/story-run/status-generation.ts";
import runPhase from "../rules/story-run/status-phase.ts";
import triggerSpec from "../rules/story-trigger/spec-immutable.ts";
import decision from "../rules/story-trigger/status-decision.ts";
import triggerGeneration from "../rules/story-trigger/status-generation.ts";
import { change, follows, list, notOlder, pending, same, sameKeys } from "./expressions.ts";
import type { NativePolicy } from "./native-policy.ts";

const redriven = {
  name: "redriven",
  expression: [
    pending(annotations.redriveToken, annotations.redriveObserved),
    pending(annotations.redriveFromStep, annotations.redriveFromStepObserved),
  ].join(" || "),
};

const storyRuns: NativePolicy = {
  kind: StoryRun,
  variables: [],
  validations: [
    { rule: runSpec, expression: same(["storyRef", "impulseRef", "inputs"]) },
    {
      rule: runSpec,
      expression: "!oldObject.spec.?cancelRequested.orValue(false) || object.spec.?cancelRequested.orValue(false)",
    },
    { rule: provenanceStays, expression: sameKeys("annotations", provenance.annotations) },
    { rule: provenanceStays, expression: sameKeys("labels", provenance.labels) },
  ],
};

const storyRunStatus: NativePolicy = {
  kind: StoryRun,
  status: true,
  variables: [redriven, ...change("phase")],
  validations: [
    { rule: runPhase, expression: `variables.redriven || ${follows(storyRunPhases)}` },
    { rule: runGeneration, expression: `variables.redriven || ${notOlder}` },
    {
      rule: gateDecided,
      expression:
        "variables.redriven || oldObject.?status.gates.orValue({}).all(gate, " +
        `!(oldObject.status.gates[gate].?state.orValue('') in ${list(["Approved", "Rejected"])}) || ` +
        "object.?status.gates[?gate] == optional.of(oldObject.status.gates[gate]))",
    },
  ],
};

const stepRuns: NativePolicy = {
  kind: StepRun,
  variables: [],
  validations: [
    { rule: stepSpec, expression: same(fixedFields) },
    {
      rule: stepSpec,
      expression:
        "oldObject.spec.?idempotencyKey.orValue('') == '' || " +
        "object.spec.?idempotencyKey == oldObject.spec.?idempotencyKey",
    },
    { rule: labelsTrue, expression: sameKeys("labels", [labels.materialize]) },
  ],
};

const stepRunStatus: NativePolicy = {
  kind: StepRun,
  status: true,
  variables: [
    ...change("phase"),
    {
      name: "retried",
      expression:
        `variables.from in ${list(["Failed", "Timeout"])} && variables.to == 'Pending' && ` +
        "object.?status.retries.orValue(0) == oldObject.?status.retries.orValue(0) + 1",
    },
  ],
  validations: [
    { rule: stepPhase, expression: `variables.retried || ${follows(stepRunPhases)}` },
    { rule: stepGeneration, expression: notOlder },
  ],
};

const storyTriggers: NativePolicy = {
  kind: StoryTrigger,
  variables: [],
  validations: [{ rule: triggerSpec, expression: "object.spec == oldObject.spec" }],
};

const storyTriggerStatus: NativePolicy = {
  kind: StoryTrigger,
  status: true,
  variables: change("decision"),
  validations: [
    { rule: decision, expression: follows(triggerDecisions) },
    {
      rule: decision,
      expression:
        `variables.from in ${list(["", "Pending"])} || !oldObject.?status.storyRunRef.hasValue() || ` +
        "object.?status.storyRunRef == oldObject.?status.storyRunRef",
    },
    { rule: triggerGeneration, expression: notOlder },
  ],
};

const effectClaimStatus: NativePolicy = {
  kind: EffectClaim,
  status: true,
  variables: change("phase"),
  validations: [
    { rule: claimPhase, expression: follows(effectClaimPhases) },
    {
      rule: claimPhase,
      expression:
        "variables.to != 'Completed' || variables.from == 'Completed' || " +
        "object.spec.?completionStatus.orValue('') == 'completed'",
    },
    { rule: claimGeneration, expression: notOlder },
  ],
};

/** The native policies of this release. The spec of an EffectClaim is held by the rules of its CRD. */
export const nativePolicies: readonly NativePolicy[] = [
  storyTriggers,
  storyTriggerStatus,
  storyRuns,
  storyRunStatus,
  stepRuns,
  stepRunStatus,
  effectClaimStatus,
];
