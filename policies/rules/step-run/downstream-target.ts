import { runOne, stepRun } from "../../examples/objects.ts";
import type { StepRunContext } from "../../facts/runs.ts";
import { invalid } from "../../finding.ts";
import { rule } from "../../rule.ts";

const related = [runOne];
const to = (...downstreamTargets: readonly object[]) =>
  stepRun({ downstreamTargets: downstreamTargets.map((one) => ({ ...one })) });
const grpc = { endpoint: "next.default.svc:50051" };
const terminate = { stopMode: "success" };

export default rule<StepRunContext>({
  id: "step-run/downstream-target",
  kind: "StepRun",
  effect: "deny",
  summary: "A downstream target is another step or the end of the run, exactly one of them.",
  why: "A target that is both, or neither, leaves open where packets go.",
  covers: ["STEPRUN-V-13"],
  examples: {
    allow: [
      { object: to({ grpc }), related },
      { object: to({ terminate }), related },
    ],
    deny: [
      { object: to({ grpc, terminate }), related },
      { object: to({ grpc }, {}), related },
      { title: "With an update", object: to({}), old: stepRun(), related },
    ],
  },
  check: ({ object, refused }) =>
    (object.spec.downstreamTargets ?? []).flatMap((target, at) => {
      const path = ["spec", "downstreamTargets", at];
      const given = [...(target.grpc ? ["grpc"] : []), ...(target.terminate ? ["terminate"] : [])];
      if (given.length === 1) return [];
      if (["grpc", "terminate"].some((field) => refused?.([...path, field])) || refused?.(path)) return [];
      const message = given.length === 0 ? "has neither grpc nor terminate" : "has both grpc and terminate";
      return [invalid(path, message, { fix: "write exactly one of them" })];
    }),
});
