import type { ObjectOf } from "../kind.ts";
import { kind } from "../kind.ts";
import type { Static } from "../schema.ts";
import { anyObject, enums, integer, microTime, object, optional, ref, string, time } from "../schema.ts";
import { stepRunReference } from "../shared/references.ts";
import { runObserved } from "../shared/status.ts";
import { effectClaimRules } from "./effect-claim-rules.ts";

const effectClaimSpec = object(
  "Which effect is reserved, by whom, and how it ended.",
  {
    stepRunRef: ref("The StepRun that has the effect, of the same namespace.", stepRunReference),
    effectKey: string("Name of the effect within the StepRun, 1 to 256 characters.", { minLength: 1, maxLength: 256 }),
    idempotencyKey: optional(string("Copy of the StepRun's own key, at most 256 characters.", { maxLength: 256 })),
    holderIdentity: optional(
      string("Who holds the reservation, at most 253 characters; empty where nobody does.", { maxLength: 253 }),
    ),
    leaseDurationSeconds: optional(
      integer("Seconds after the last renewal after which another may take over; at least 1.", { minimum: 1 }),
    ),
    acquireTime: optional(microTime("When the holder reserved the effect; to the microsecond.")),
    renewTime: optional(microTime("When the holder renewed the reservation last; to the microsecond.")),
    leaseTransitions: optional(integer("How often another took over; 0 or more.", { minimum: 0 })),
    completionStatus: optional(
      enums("How the reservation ended; `completed` is final.", ["completed", "released", "abandoned"]),
    ),
    completedAt: optional(time("When it ended; required with `completed` and `abandoned`.")),
    details: optional(anyObject("What there is to say about it.")),
  },
  { rules: effectClaimRules },
);

/** The phases of an EffectClaim. */
export const effectPhases = ["Reserved", "Completed", "Released", "Abandoned"] as const;

const effectClaimStatus = object("Where the reservation stands.", {
  ...runObserved,
  phase: optional(enums("Where it stands, as the spec says.", effectPhases)),
});

/** The reservation of an effect outside, so that it happens once. */
export const EffectClaim = kind({
  group: "runs.bubustack.io",
  kind: "EffectClaim",
  plural: "effectclaims",
  singular: "effectclaim",
  shortNames: ["eff"],
  categories: ["bubu", "ai", "runs"],
  scope: "Namespaced",
  description: "The reservation of an effect outside, so that it happens once.",
  columns: [
    { name: "StepRun", type: "string", jsonPath: ".spec.stepRunRef.name", description: "The StepRun that has it." },
    { name: "Effect", type: "string", jsonPath: ".spec.effectKey", description: "Name of the effect." },
    { name: "Holder", type: "string", jsonPath: ".spec.holderIdentity", description: "Who holds the reservation." },
    { name: "Phase", type: "string", jsonPath: ".status.phase", description: "Where it stands." },
  ],
  spec: effectClaimSpec,
  status: effectClaimStatus,
});
export type EffectClaim = ObjectOf<typeof EffectClaim>;
export type EffectClaimSpec = Static<typeof effectClaimSpec>;
export type EffectClaimStatus = Static<typeof effectClaimStatus>;
