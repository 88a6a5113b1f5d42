import type { JsonObject } from "@bubustack/api/json";
import { ignoredFindings } from "../../checks/ignored.ts";
import { cronRelated, impulse } from "../../examples/flow-objects.ts";
import type { ImpulseContext } from "../../facts/impulse.ts";
import type { Found } from "../../finding.ts";
import { forbidden } from "../../finding.ts";
import { rule } from "../../rule.ts";

const related = cronRelated;

export default rule<ImpulseContext>({
  id: "impulse/ignored-fields",
  kind: "Impulse",
  effect: "warn",
  summary: "No field of an Impulse is set that has no effect.",
  why: "Whoever wrote it believes that it does.",
  examples: {
    allow: [{ object: impulse({ execution: { debug: true, serviceAccountName: "listener" } }), related }],
    deny: [
      {
        title: "Secrets to wait for",
        object: impulse({ execution: { security: { requiredSecrets: ["a"] } } }),
        related,
      },
      { title: "Settings of a job", object: impulse({ workload: { job: { parallelism: 2 } } }), related },
      {
        title: "Settings of another workload",
        object: impulse({ workload: { mode: "deployment", statefulSet: { serviceName: "demo" } } }),
        related,
      },
    ],
  },
  check: ({ object: { spec }, facts }) => [
    ...ignoredFindings(facts.execution),
    ...unused("job", spec.workload?.job, "an Impulse is never a job"),
    ...(facts.mode === "statefulset"
      ? []
      : unused("statefulSet", spec.workload?.statefulSet, `the workload is a ${facts.mode}`)),
  ],
});

function unused(field: string, value: JsonObject | object | undefined, why: string): readonly Found[] {
  if (value === undefined) return [];
  const path = ["spec", "workload", field];
  return [forbidden(path, `has no effect: ${why}`, { fix: "remove it", correction: { path, remove: true } })];
}
