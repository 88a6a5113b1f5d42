import { expect, test } from "vitest";
import { engramTemplateFacts } from "./engram-template.ts";

test("the execution settings of a template are read", () => {
  const { execution } = engramTemplateFacts({
    apiVersion: "catalog.bubustack.io/v1alpha1",
    kind: "EngramTemplate",
    metadata: {},
    spec: { version: "1", supportedModes: ["job"], execution: { timeout: "1m" } },
  });
  expect(execution.durations.map(({ path }) => path.join("."))).toEqual(["spec.execution.timeout"]);
});
