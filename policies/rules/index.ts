import { Engram } from "@bubustack/api/bubustack/engram";
import { Impulse } from "@bubustack/api/bubustack/impulse";
import { Story } from "@bubustack/api/bubustack/story";
import { EngramTemplate } from "@bubustack/api/catalog/engram-template";
import { ImpulseTemplate } from "@bubustack/api/catalog/impulse-template";
import { AuditLog } from "@bubustack/api/policy/audit-log";
import { ClusterPolicy } from "@bubustack/api/policy/cluster-policy";
import { ClusterPolicyException } from "@bubustack/api/policy/cluster-policy-exception";
import { Policy } from "@bubustack/api/policy/policy";
import { PolicyException } from "@bubustack/api/policy/policy-exception";
import { ReferenceGrant } from "@bubustack/api/policy/reference-grant";
import { EffectClaim } from "@bubustack/api/runs/effect-claim";
import { StepRun } from "@bubustack/api/runs/step-run";
import { StoryRun } from "@bubustack/api/runs/story-run";
import { StoryTrigger } from "@bubustack/api/runs/story-trigger";
import { Transport } from "@bubustack/api/transport/transport";
import { TransportBinding } from "@bubustack/api/transport/transport-binding";
import { auditLogFacts } from "../facts/audit-log.ts";
import { engramFacts } from "../facts/engram.ts";
import { engramTemplateFacts } from "../facts/engram-template.ts";
import { impulseFacts } from "../facts/impulse.ts";
import { impulseTemplateFacts } from "../facts/impulse-template.ts";
import { policyFacts } from "../facts/policy.ts";
import { exceptionFacts } from "../facts/policy-exception.ts";
import { referenceGrantFacts } from "../facts/reference-grant.ts";
import { effectClaimFacts, stepRunFacts, storyRunFacts, storyTriggerFacts } from "../facts/runs.ts";
import { storyFacts } from "../facts/story.ts";
import { transportBindingFacts, transportFacts } from "../facts/transport.ts";
import type { Pack } from "../pack.ts";
import { pack } from "../pack.ts";
import { auditLogRules } from "./audit-log/index.ts";
import { clusterPolicyRules } from "./cluster-policy/index.ts";
import { clusterPolicyExceptionRules } from "./cluster-policy-exception/index.ts";
import { effectClaimRules } from "./effect-claim/index.ts";
import { engramRules } from "./engram/index.ts";
import { engramTemplateRules } from "./engram-template/index.ts";
import { impulseRules } from "./impulse/index.ts";
import { impulseTemplateRules } from "./impulse-template/index.ts";
import { policyRules } from "./policy/index.ts";
import { policyExceptionRules } from "./policy-exception/index.ts";
import { referenceGrantRules } from "./reference-grant/index.ts";
import { stepRunRules } from "./step-run/index.ts";
import { storyRules } from "./story/index.ts";
import { storyRunRules } from "./story-run/index.ts";
import { storyTriggerRules } from "./story-trigger/index.ts";
import { transportRules } from "./transport/index.ts";
import { transportBindingRules } from "./transport-binding/index.ts";

/** Every kind of this release with its facts and rules. A kind that is not in the list is not judged. */
export const packs: readonly Pack[] = [
  pack(Story, storyFacts, storyRules),
  pack(Engram, engramFacts, engramRules),
  pack(Impulse, impulseFacts, impulseRules),
  pack(EngramTemplate, engramTemplateFacts, engramTemplateRules),
  pack(ImpulseTemplate, impulseTemplateFacts, impulseTemplateRules),
  pack(StoryTrigger, storyTriggerFacts, storyTriggerRules),
  pack(StoryRun, storyRunFacts, storyRunRules),
  pack(StepRun, stepRunFacts, stepRunRules),
  pack(EffectClaim, effectClaimFacts, effectClaimRules),
  pack(Transport, transportFacts, transportRules),
  pack(TransportBinding, transportBindingFacts, transportBindingRules),
  pack(ReferenceGrant, referenceGrantFacts, referenceGrantRules),
  pack(ClusterPolicy, policyFacts, clusterPolicyRules),
  pack(Policy, policyFacts, policyRules),
  pack(ClusterPolicyException, exceptionFacts, clusterPolicyExceptionRules),
  pack(PolicyException, exceptionFacts, policyExceptionRules),
  pack(AuditLog, auditLogFacts, auditLogRules),
];
