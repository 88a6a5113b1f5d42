import type { EffectClaimContext } from "../../facts/runs.ts";
import type { Rule } from "../../rule.ts";
import completedFinal from "./completed-final.ts";
import completion from "./completion.ts";
import edgesAllowed from "./edges-allowed.ts";
import effectNamed from "./effect-named.ts";
import idempotencyKey from "./idempotency-key.ts";
import identityImmutable from "./identity-immutable.ts";
import name from "./name.ts";
import statusGeneration from "./status-generation.ts";
import statusPhase from "./status-phase.ts";
import stepRunExists from "./step-run-exists.ts";
import stepRunUid from "./step-run-uid.ts";
import takeover from "./takeover.ts";
import times from "./times.ts";

/** The rules for EffectClaim, in the order in which their findings are reported. */
export const effectClaimRules: readonly Rule<EffectClaimContext>[] = [
  effectNamed,
  name,
  edgesAllowed,
  stepRunExists,
  stepRunUid,
  idempotencyKey,
  completion,
  times,
  identityImmutable,
  completedFinal,
  takeover,
  statusPhase,
  statusGeneration,
];
