import { brief, equal } from "@bubustack/api/json";
import { effectClaim } from "../../examples/objects.ts";
import { microseconds } from "../../facts/instant.ts";
import type { EffectClaimContext } from "../../facts/runs.ts";
import type { Found } from "../../finding.ts";
import { forbidden } from "../../finding.ts";
import { rule } from "../../rule.ts";

const lease = ["holderIdentity", "leaseDurationSeconds", "leaseTransitions", "acquireTime", "renewTime"] as const;
const fix = "leave it as it is: the effect happened";
const done = (more: object = {}) =>
  effectClaim({ holderIdentity: "a", completionStatus: "completed", completedAt: "2026-01-01T00:00:05Z", ...more });

export default rule<EffectClaimContext>({
  id: "effect-claim/completed-final",
  kind: "EffectClaim",
  effect: "deny",
  summary: "A claim that is completed stays so, with its holder and its times.",
  why: "The effect happened: a claim that could be taken again would have it twice. What was released or abandoned may be taken again.",
  covers: ["EFFECTCLAIM-U-2", "EFFECTCLAIM-U-3", "EFFECTCLAIM-U-4", "EFFECTCLAIM-U-5"],
  on: ["UPDATE"],
  examples: {
    allow: [
      { title: "Details may follow", object: done({ details: { id: 1 } }), old: done() },
      {
        title: "Released, and taken again",
        object: effectClaim({ holderIdentity: "b" }),
        old: effectClaim({ completionStatus: "released", completedAt: "2026-01-01T00:00:05Z" }),
      },
    ],
    deny: [
      { object: done({ holderIdentity: "b" }), old: done() },
      { object: effectClaim({ holderIdentity: "a" }), old: done() },
      { object: done({ completedAt: "2026-01-01T00:00:04Z" }), old: done() },
    ],
  },
  check: ({ object: { spec }, old, refused }) => {
    if (old?.spec.completionStatus !== "completed") return [];
    const found: Found[] = [];
    if (spec.completionStatus !== "completed" && refused?.(["spec", "completionStatus"]) !== true) {
      found.push(forbidden(["spec", "completionStatus"], "cannot change from completed", { fix }));
    }
    const before = microseconds(old.spec.completedAt);
    const now = microseconds(spec.completedAt);
    if (before !== undefined && (now === undefined || now < before) && refused?.(["spec", "completedAt"]) !== true) {
      const moved = now === undefined ? "be cleared" : `move back from ${brief(old.spec.completedAt)}`;
      found.push(forbidden(["spec", "completedAt"], `cannot ${moved}`, { fix }));
    }
    for (const field of lease) {
      if (equal(spec[field], old.spec[field]) || refused?.(["spec", field]) === true) continue;
      found.push(forbidden(["spec", field], "cannot change once the claim is completed", { fix }));
    }
    return found;
  },
});
