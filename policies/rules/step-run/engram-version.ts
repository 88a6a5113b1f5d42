import { pinAsk, versionFindings } from "../../checks/reference.ts";
import { engramOf } from "../../checks/run-references.ts";
import { engram, runOne, stepRun } from "../../examples/objects.ts";
import type { StepRunContext } from "../../facts/runs.ts";
import { rule } from "../../rule.ts";

const pinned = stepRun({ engramRef: { name: "fetch", version: "1" } });
const fetch = (version: string) => engram({ version }, { name: "fetch" });

export default rule<StepRunContext>({
  id: "step-run/engram-version",
  kind: "StepRun",
  effect: "deny",
  summary: "Where a StepRun pins the version of its Engram, the Engram has that version.",
  why: "Another component would run than the author had in mind.",
  covers: ["STEPRUN-V-6"],
  on: ["CREATE"],
  examples: {
    allow: [{ object: pinned, related: [runOne, fetch("1")] }],
    deny: [{ object: pinned, related: [runOne, fetch("2")] }],
  },
  needs: (context) => pinAsk(context, engramOf(context), "version"),
  check: (context) => versionFindings(context, engramOf(context)),
});
