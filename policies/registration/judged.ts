/**
 * The kinds that have rules about more than what is written of the object itself. Whoever registers webhooks needs no rule for
 * it: this is what the packs of the rules say, held by the test beside it.
 */
export const judged = {
  /** The status is judged. */
  status: ["StoryTrigger", "StoryRun", "StepRun", "EffectClaim"],
  /** Something of the status is written over what the request says. */
  stamps: ["StoryRun"],
  deletion: ["Story", "Engram", "EngramTemplate", "ImpulseTemplate", "Transport", "ReferenceGrant", "AuditLog"],
} as const satisfies { readonly [what: string]: readonly string[] };
