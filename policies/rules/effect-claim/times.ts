import { brief } from "@bubustack/api/json";
import { effectClaim, stepRun } from "../../examples/objects.ts";
import { microseconds, wholeSecond } from "../../facts/instant.ts";
import type { EffectClaimContext } from "../../facts/runs.ts";
import type { Found } from "../../finding.ts";
import { invalid, required } from "../../finding.ts";
import { rule } from "../../rule.ts";

const related = [stepRun()];
const acquireTime = "2026-01-01T00:00:00.500000Z";
const renewTime = "2026-01-01T00:00:05.700000Z";
const ended = (completedAt: string) =>
  effectClaim({ acquireTime, renewTime, completionStatus: "completed", completedAt });

export default rule<EffectClaimContext>({
  id: "effect-claim/times",
  kind: "EffectClaim",
  effect: "deny",
  summary: "A claim is reserved, renewed and ended in this order.",
  why: "Who may take over follows from these times. The end is written in whole seconds, so it may lie in the second of the last renewal.",
  covers: ["EFFECTCLAIM-V-5", "EFFECTCLAIM-V-6", "EFFECTCLAIM-V-7", "EFFECTCLAIM-V-8"],
  examples: {
    allow: [
      { object: effectClaim({ acquireTime, renewTime }), related },
      { title: "Ended in the second of the last renewal", object: ended("2026-01-01T00:00:05Z"), related },
    ],
    deny: [
      { title: "Renewed and not reserved", object: effectClaim({ renewTime }), related },
      {
        title: "Renewed before it was reserved",
        object: effectClaim({ acquireTime, renewTime: "2026-01-01T00:00:00.400000Z" }),
        related,
      },
      { title: "Ended before the last renewal", object: ended("2026-01-01T00:00:04Z"), related },
      {
        title: "Ended before it was reserved",
        object: effectClaim({ acquireTime, completionStatus: "completed", completedAt: "2025-12-31T23:59:59Z" }),
        related,
      },
    ],
  },
  check: ({ object: { spec }, refused }) => {
    const acquired = microseconds(spec.acquireTime);
    const renewed = microseconds(spec.renewTime);
    const completed = microseconds(spec.completedAt);
    const found: Found[] = [];
    if (spec.renewTime !== undefined && spec.acquireTime === undefined && refused?.(["spec", "acquireTime"]) !== true) {
      found.push(required(["spec", "acquireTime"], "is required beside renewTime", { fix: "add it" }));
    }
    if (acquired !== undefined && renewed !== undefined && renewed < acquired) {
      const message = `${brief(spec.renewTime)} is before acquireTime ${brief(spec.acquireTime)}`;
      found.push(invalid(["spec", "renewTime"], message, { fix: "write the later time" }));
    }
    for (const [field, time] of [
      ["acquireTime", acquired],
      ["renewTime", renewed],
    ] as const) {
      if (completed === undefined || time === undefined || completed >= wholeSecond(time)) continue;
      const message = `${brief(spec.completedAt)} is before ${field} ${brief(spec[field])}`;
      found.push(invalid(["spec", "completedAt"], message, { fix: "write the later time" }));
    }
    return found;
  },
});
