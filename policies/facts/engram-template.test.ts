import type { EngramTemplate } from "@bubustack/api/catalog/engram-template";
import { expect, test } from "vitest";
import { engramTemplateFacts } from "./engram-template.ts";

const template = (execution: EngramTemplate["spec"]["execution"]): EngramTemplate => ({
  apiVersion: "catalog.bubustack.io/v1alpha1",
  kind: "EngramTemplate",
  metadata: {},
  spec: { version: "1", supportedModes: ["job"], ...(execution === undefined ? {} : { execution }) },
});

test("what a template recommends is collected, requests with their limits", () => {
  const { execution } = engramTemplateFacts(
    template({
      timeout: "1m",
      resources: { minCpuRequest: "1", recommendedCpuRequest: "2", recommendedCpuLimit: "3" },
      rbac: { rules: [{ verbs: ["get"] }] },
    }),
  );
  expect(execution.quantities.map(({ path, most }) => [path.at(-1), most?.value])).toEqual([
    ["minCpuRequest", "2"],
    ["recommendedCpuRequest", "3"],
    ["recommendedCpuLimit", undefined],
  ]);
  expect(execution.policyRules.map(({ path }) => path.join("."))).toEqual(["spec.execution.rbac.rules.0"]);
});

test("a template without execution settings says nothing", () => {
  expect(engramTemplateFacts(template(undefined)).execution.durations).toEqual([]);
});
