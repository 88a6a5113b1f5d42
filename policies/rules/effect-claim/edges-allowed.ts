import { edgesAllowed } from "../../checks/edges.ts";
import { effectClaim, stepRun } from "../../examples/objects.ts";
import type { EffectClaimContext } from "../../facts/runs.ts";

const away = effectClaim(
  { stepRunRef: { name: "demo", namespace: "shared" } },
  { name: "demo-effect-b52255ee9c1ed389" },
);
const related = [stepRun({}, { namespace: "shared" })];

export default edgesAllowed<EffectClaimContext>({
  id: "effect-claim/edges-allowed",
  kind: "EffectClaim",
  covers: ["EFFECTCLAIM-V-12"],
  on: ["CREATE"],
  examples: {
    allow: [{ object: effectClaim(), related: [stepRun()] }],
    deny: [
      { object: away, related },
      { title: "Whatever the installation allows", object: away, related, settings: { crossNamespace: "allow" } },
    ],
  },
  edges: ({ facts, namespace }) => facts.edges(namespace),
});
