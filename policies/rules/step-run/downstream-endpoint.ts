import { brief } from "@bubustack/api/json";
import { runOne, stepRun } from "../../examples/objects.ts";
import type { StepRunContext } from "../../facts/runs.ts";
import { invalid } from "../../finding.ts";
import { rule } from "../../rule.ts";

const related = [runOne];
const to = (endpoint: string) => stepRun({ downstreamTargets: [{ grpc: { endpoint } }] });

/** `host:port`, or `[address]:port`, after a scheme where there is one. */
const form = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:\[[0-9A-Fa-f:.%]+\]|[^\s:/[\]]+):(\d{1,5})$/;

function isEndpoint(text: string): boolean {
  const [, port] = form.exec(text) ?? [];
  return port !== undefined && Number(port) >= 1 && Number(port) <= 65_535;
}

export default rule<StepRunContext>({
  id: "step-run/downstream-endpoint",
  kind: "StepRun",
  effect: "deny",
  summary: "The address of a downstream step is a host and a port.",
  why: "A step that cannot reach the next one holds back its packets until it gives up.",
  covers: ["STEPRUN-V-14"],
  examples: {
    allow: [
      { object: to("next.default.svc:50051"), related },
      { object: to("grpc://next.default.svc:50051"), related },
      { object: to("[fd00::1]:50051"), related },
    ],
    deny: [
      { title: "No port", object: to("next.default.svc"), related },
      { title: "No host", object: to(":50051"), related },
      { title: "A port that cannot be", object: to("next.default.svc:70000"), related },
    ],
  },
  check: ({ object }) =>
    (object.spec.downstreamTargets ?? []).flatMap(({ grpc }, at) => {
      if (grpc === undefined || grpc.endpoint === "" || isEndpoint(grpc.endpoint.trim())) return [];
      const message = `${brief(grpc.endpoint)} is not a host and a port of 1 to 65535`;
      const fix = 'write "host:port"';
      return [invalid(["spec", "downstreamTargets", at, "grpc", "endpoint"], message, { fix })];
    }),
});
