import { expect, test } from "vitest";
import { templateExecution, templateTarget } from "./template.ts";

test("what a template recommends is collected, requests with their limits", () => {
  const execution = templateExecution({
    timeout: "1m",
    resources: { minCpuRequest: "1", recommendedCpuRequest: "2", recommendedCpuLimit: "3" },
    rbac: { rules: [{ verbs: ["get"] }] },
  });
  expect(execution.quantities.map(({ path, most }) => [path.at(-1), most?.value])).toEqual([
    ["minCpuRequest", "2"],
    ["recommendedCpuRequest", "3"],
    ["recommendedCpuLimit", undefined],
  ]);
  expect(execution.policyRules.map(({ path }) => path.join("."))).toEqual(["spec.execution.rbac.rules.0"]);
});

test("a template without execution settings says nothing", () => {
  expect(templateExecution(undefined).durations).toEqual([]);
});

test("a template is asked for by its name without blanks, and not at all without one", () => {
  expect(templateTarget("ImpulseTemplate", " cron ")).toEqual({
    kind: "ImpulseTemplate",
    name: "cron",
    asks: [{ verb: "get", kind: "ImpulseTemplate", namespace: "", name: "cron" }],
  });
  expect(templateTarget("EngramTemplate", " ").asks).toEqual([]);
});
