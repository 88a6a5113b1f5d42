import { expect, test } from "vitest";
import { engramFacts } from "./engram.ts";

test("both layers of execution settings are looked at", () => {
  const { execution } = engramFacts({
    apiVersion: "bubustack.io/v1alpha1",
    kind: "Engram",
    metadata: {},
    spec: { templateRef: { name: "http" }, executionPolicy: { timeout: "1s" }, overrides: { timeout: "2s" } },
  });
  expect(execution.durations.map(({ path, value }) => [path.join("."), value])).toEqual([
    ["spec.executionPolicy.timeout", "1s"],
    ["spec.overrides.timeout", "2s"],
  ]);
});
