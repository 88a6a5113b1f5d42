import type { CelRule } from "../schema.ts";
import { immutable } from "./immutable.ts";

/** `a` is not before `b`, as far as both are there. */
function notBefore(a: string, b: string): string {
  return `!has(self.${a}) || !has(self.${b}) || self.${a} >= self.${b}`;
}

/**
 * The same where `a` is written in whole seconds: what happened within the same second is not before it. Go's clients
 * write `completedAt` so, and renew in the same instant to the microsecond.
 */
function notSecondsBefore(a: string, b: string): string {
  return `!has(self.${a}) || !has(self.${b}) || self.${a} + duration('1s') > self.${b}`;
}

/** Holds once the claim is completed, which is final. */
function onceCompleted(rule: string): string {
  return `!has(oldSelf.completionStatus) || oldSelf.completionStatus != 'completed' || ${rule}`;
}

const frozen = ["holderIdentity", "leaseDurationSeconds", "leaseTransitions", "acquireTime", "renewTime"] as const;

/** What the API server can decide about `EffectClaim.spec` alone: its whole state machine but for the clock. */
export const effectClaimRules: readonly CelRule[] = [
  ...immutable("stepRunRef"),
  ...immutable("effectKey"),
  ...immutable("idempotencyKey"),
  {
    rule: "!has(self.completedAt) || has(self.completionStatus)",
    message: "completedAt needs a completionStatus",
    fieldPath: ".completionStatus",
  },
  {
    rule: "!has(self.completionStatus) || self.completionStatus == 'released' || has(self.completedAt)",
    message: "completionStatus completed or abandoned needs completedAt",
    fieldPath: ".completedAt",
  },
  {
    rule: "!has(self.renewTime) || has(self.acquireTime)",
    message: "renewTime needs acquireTime",
    fieldPath: ".acquireTime",
  },
  {
    rule: notBefore("renewTime", "acquireTime"),
    message: "renewTime is not before acquireTime",
    fieldPath: ".renewTime",
  },
  ...["acquireTime", "renewTime"].map((time) => ({
    rule: notSecondsBefore("completedAt", time),
    message: `completedAt is not before ${time}`,
    fieldPath: ".completedAt",
  })),
  {
    rule: onceCompleted("(has(self.completionStatus) && self.completionStatus == 'completed')"),
    message: "completionStatus stays completed",
    fieldPath: ".completionStatus",
  },
  {
    rule: onceCompleted(
      "(has(self.completedAt) && has(oldSelf.completedAt) && self.completedAt >= oldSelf.completedAt)",
    ),
    message: "completedAt is neither cleared nor moved back",
    fieldPath: ".completedAt",
  },
  ...frozen.map((field) => ({
    rule: onceCompleted(
      `(has(self.${field}) == has(oldSelf.${field}) && (!has(self.${field}) || self.${field} == oldSelf.${field}))`,
    ),
    message: `${field} does not change once the claim is completed`,
    fieldPath: `.${field}`,
  })),
];
