import { expect, test } from "vitest";
import { impulseTemplateFacts } from "./impulse-template.ts";

test("execution settings and delivery are read", () => {
  const { execution } = impulseTemplateFacts({
    apiVersion: "catalog.bubustack.io/v1alpha1",
    kind: "ImpulseTemplate",
    metadata: {},
    spec: {
      version: "1",
      supportedModes: ["deployment"],
      execution: { timeout: "1m" },
      deliveryPolicy: { retry: { baseDelay: "1s" } },
    },
  });
  expect(execution.durations.map(({ path }) => path.join("."))).toEqual([
    "spec.execution.timeout",
    "spec.deliveryPolicy.retry.baseDelay",
  ]);
});
