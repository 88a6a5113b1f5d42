import type { JsonObject } from "@bubustack/api/json";
import { brief } from "@bubustack/api/json";
import { impulse, impulseTemplate } from "../../examples/flow-objects.ts";
import { story } from "../../examples/objects.ts";
import type { ImpulseContext } from "../../facts/impulse.ts";
import type { Found } from "../../finding.ts";
import { notSupported, required } from "../../finding.ts";
import { rule } from "../../rule.ts";

const related = [impulseTemplate({ supportedModes: ["statefulset"] }), story({}, { name: "hello" })];
const stateful = (statefulSet: JsonObject) => ({
  object: impulse({ workload: { mode: "statefulset", statefulSet } }),
  related,
});
const policies = ["OrderedReady", "Parallel"];

export default rule<ImpulseContext>({
  id: "impulse/workload-form",
  kind: "Impulse",
  effect: "deny",
  summary: "The workload of an Impulse has settings that Kubernetes takes.",
  why: "A StatefulSet without its Service, or with an unknown policy, could not be created.",
  examples: {
    allow: [stateful({ serviceName: "demo", podManagementPolicy: "Parallel" })],
    deny: [
      { title: "No Service", ...stateful({ serviceName: " " }) },
      { title: "An unknown policy", ...stateful({ serviceName: "demo", podManagementPolicy: "parallel" }) },
    ],
  },
  check: ({ object: { spec }, refused }) => {
    const given = spec.workload?.statefulSet;
    if (given === undefined) return [];
    const path = ["spec", "workload", "statefulSet"];
    const found: Found[] = [];
    const name = [...path, "serviceName"];
    if (given.serviceName.trim() === "" && refused?.(name) !== true) {
      found.push(required(name, "names no Service", { fix: "name the Service" }));
    }
    const { podManagementPolicy: policy = "" } = given;
    if (policy !== "" && !policies.includes(policy)) {
      const near = policies.find((one) => one.toLowerCase() === policy.trim().toLowerCase());
      const message = `${brief(policy)} is not one of "OrderedReady", "Parallel"`;
      const extra = near === undefined ? { fix: "use one of them" } : { fix: `write "${near}"`, replacement: near };
      found.push(notSupported([...path, "podManagementPolicy"], message, extra));
    }
    return found;
  },
});
