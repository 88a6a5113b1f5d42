import { effectClaimPhases } from "@bubustack/engine/runs/phases";
import { phaseFindings } from "../../checks/status.ts";
import { effectClaim } from "../../examples/objects.ts";
import type { EffectClaimContext } from "../../facts/runs.ts";
import { forbidden } from "../../finding.ts";
import { rule } from "../../rule.ts";

const subResource = "status";
const done = { completionStatus: "completed", completedAt: "2026-01-01T00:00:05Z" };
const at = (phase: string, spec: object = {}) => effectClaim({ ...spec }, {}, { phase });

export default rule<EffectClaimContext>({
  id: "effect-claim/status-phase",
  kind: "EffectClaim",
  effect: "deny",
  about: "status",
  summary: "A claim is shown as completed where its spec says so, and stays so.",
  why: "Whoever reads the phase takes it that the effect happened.",
  on: ["UPDATE"],
  examples: {
    allow: [
      { subResource, object: at("Completed", done), old: at("Reserved", done) },
      { subResource, object: at("Reserved"), old: at("Released") },
    ],
    deny: [
      { subResource, object: at("Reserved", done), old: at("Completed", done) },
      { title: "Not in the spec", subResource, object: at("Completed"), old: at("Reserved") },
    ],
  },
  check: ({ object, old }) => {
    const path = ["status", "phase"];
    const now = object.status?.phase;
    const moved = phaseFindings(path, effectClaimPhases, old?.status?.phase, now, "leave it: the effect happened");
    if (now !== "Completed" || object.spec.completionStatus === "completed" || old?.status?.phase === now) return moved;
    const fix = "complete the claim in its spec";
    return [...moved, forbidden(path, "the spec does not say that the claim is completed", { fix })];
  },
});
