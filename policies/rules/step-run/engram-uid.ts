import { pinAsk, uidFindings } from "../../checks/reference.ts";
import { engramOf } from "../../checks/run-references.ts";
import { engram, runOne, stepRun } from "../../examples/objects.ts";
import type { StepRunContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const meant = stepRun({ engramRef: { name: "fetch", uid: "a1" } });
const fetch = (uid: string) => engram({}, { name: "fetch", uid });

export default rule<StepRunContext>({
  id: "step-run/engram-uid",
  kind: "StepRun",
  effect: "deny",
  summary: "Where a StepRun names the UID of its Engram, the Engram is that one.",
  why: "An Engram that was deleted and created anew under the same name is another one.",
  on: ["CREATE"],
  examples: {
    allow: [{ object: meant, related: [runOne, fetch("a1")] }],
    deny: [{ object: meant, related: [runOne, fetch("b2")] }],
  },
  needs: (context) => pinAsk(context, engramOf(context), "uid"),
  check: (context) => uidFindings(context, engramOf(context)),
});
