import { stepRun } from "../../examples/objects.ts";
import { metadataText } from "../../facts/metadata.ts";
import type { StepRunContext } from "../../facts/runs.ts";
import { invalid } from "../../finding.ts";
import { rule } from "../../rule.ts";

const subResource = "status";
const needing = (...needs: readonly string[]) => stepRun({}, {}, { needs });

export default rule<StepRunContext>({
  id: "step-run/needs-not-self",
  kind: "StepRun",
  effect: "deny",
  about: "status",
  summary: "A StepRun does not wait for itself.",
  why: "It would wait for ever.",
  covers: ["STEPRUN-V-15"],
  examples: {
    allow: [{ subResource, object: needing("other"), old: stepRun() }],
    deny: [{ subResource, object: needing("other", "demo"), old: stepRun() }],
  },
  check: ({ object }) => {
    const name = metadataText(object, "name");
    return (object.status?.needs ?? []).flatMap((need, at) =>
      need === name && name !== ""
        ? [invalid(["status", "needs", at], "is the StepRun itself", { fix: "remove it" })]
        : [],
    );
  },
});
