import { Engram } from "./bubustack/engram.ts";
import { Impulse } from "./bubustack/impulse.ts";
import { Story } from "./bubustack/story.ts";
import { EngramTemplate } from "./catalog/engram-template.ts";
import { ImpulseTemplate } from "./catalog/impulse-template.ts";
import type { Kind } from "./kind.ts";
import { AuditLog } from "./policy/audit-log.ts";
import { ClusterPolicy } from "./policy/cluster-policy.ts";
import { ClusterPolicyException } from "./policy/cluster-policy-exception.ts";
import { Policy } from "./policy/policy.ts";
import { PolicyException } from "./policy/policy-exception.ts";
import { ReferenceGrant } from "./policy/reference-grant.ts";
import { EffectClaim } from "./runs/effect-claim.ts";
import { StepRun } from "./runs/step-run.ts";
import { StoryRun } from "./runs/story-run.ts";
import { StoryTrigger } from "./runs/story-trigger.ts";
import { Transport } from "./transport/transport.ts";
import { TransportBinding } from "./transport/transport-binding.ts";

/** Every kind of this release. A kind that is not in the list has no CRD, no page and no rules. */
export const kinds: readonly Kind[] = [
  Story,
  Engram,
  Impulse,
  EngramTemplate,
  ImpulseTemplate,
  StoryTrigger,
  StoryRun,
  StepRun,
  EffectClaim,
  Transport,
  TransportBinding,
  ReferenceGrant,
  ClusterPolicy,
  Policy,
  ClusterPolicyException,
  PolicyException,
  AuditLog,
];

const byName = new Map(kinds.map((kind) => [kind.kind, kind]));
const byResource = new Map(kinds.map((kind) => [`${kind.plural}.${kind.group}`, kind]));

/** The kind of a name, such as `Story`; names are unique across our groups. */
export function kindNamed(name: string): Kind | undefined {
  return byName.get(name);
}

/** The kind of a resource as CRDs are named, such as `stories.bubustack.io`. */
export function kindOfResource(resource: string): Kind | undefined {
  return byResource.get(resource);
}
