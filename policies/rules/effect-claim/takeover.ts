import { brief } from "@bubustack/api/json";
import { effectClaim } from "../../examples/objects.ts";
import { microseconds } from "../../facts/instant.ts";
import { metadataText } from "../../facts/metadata.ts";
import type { EffectClaimContext } from "../../facts/runs.ts";
import type { Found } from "../../finding.ts";
import { forbidden, invalid } from "../../finding.ts";
import { rule } from "../../rule.ts";

/** Seconds of a lease that names none. */
const usualLease = 600;
/** By how many seconds clocks may differ. */
const skew = 5;
const micro = 1_000_000;

const held = (renewTime: string) =>
  effectClaim({ holderIdentity: "a", acquireTime: renewTime, renewTime, leaseDurationSeconds: 60 });
// Examples are judged at the beginning of 1970.
const stale = held("1969-12-31T23:50:00.000000Z");
const fresh = held("1969-12-31T23:59:30.000000Z");
const taken = (leaseTransitions: number) => {
  const acquireTime = "1970-01-01T00:00:00.000000Z";
  const spec = { holderIdentity: "b", acquireTime, renewTime: acquireTime, leaseDurationSeconds: 60 };
  return effectClaim(leaseTransitions === 0 ? spec : { ...spec, leaseTransitions });
};

export default rule<EffectClaimContext>({
  id: "effect-claim/takeover",
  kind: "EffectClaim",
  effect: "deny",
  summary: "A claim that somebody holds is taken over when its lease has run out, and that is counted.",
  why: "The holder may be in the middle of the effect; two holders would have it twice. What nobody holds is free.",
  on: ["UPDATE"],
  examples: {
    allow: [
      { object: taken(1), old: stale },
      { title: "Nobody holds it", object: taken(0), old: effectClaim({ completionStatus: "released" }) },
    ],
    deny: [
      { title: "The lease runs", object: taken(1), old: fresh },
      { title: "Not counted", object: taken(0), old: stale },
    ],
  },
  check: ({ object: { spec }, old, host }) => {
    if (old === undefined || old.spec.completionStatus === "completed") return [];
    const before = old.spec.leaseTransitions ?? 0;
    const transitions = spec.leaseTransitions ?? 0;
    const path = ["spec", "leaseTransitions"];
    const holder = (old.spec.holderIdentity ?? "").trim();
    const next = (spec.holderIdentity ?? "").trim();
    const free = holder === "" || old.spec.completionStatus === "abandoned";
    if (free || next === "" || next === holder) {
      if (transitions >= before) return [];
      return [invalid(path, `${transitions} is less than the ${before} of before`, { fix: `write ${before} or more` })];
    }
    const found: Found[] = [];
    const until = leaseEnd(old);
    if (until !== undefined && host.now() * 1_000 < until - skew * micro) {
      const message = `${brief(holder)} holds the claim, and its lease runs`;
      found.push(forbidden(["spec", "holderIdentity"], message, { fix: "wait until the lease has run out" }));
    }
    if (transitions !== before + 1) {
      const fix = `write ${before + 1}`;
      const message = `${transitions} does not count the takeover after ${before}`;
      found.push(invalid(path, message, { fix, replacement: before + 1 }));
    }
    return found;
  },
});

/** Microseconds since the epoch until which the holder may be at work. */
function leaseEnd(claim: EffectClaimContext["object"]): number | undefined {
  const { renewTime, acquireTime, leaseDurationSeconds = usualLease } = claim.spec;
  const since =
    microseconds(renewTime) ?? microseconds(acquireTime) ?? microseconds(metadataText(claim, "creationTimestamp"));
  return since === undefined ? undefined : since + leaseDurationSeconds * micro;
}
