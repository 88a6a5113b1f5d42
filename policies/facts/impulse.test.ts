import type { Impulse } from "@bubustack/api/bubustack/impulse";
import { expect, test } from "vitest";
import { impulseFacts } from "./impulse.ts";

const facts = (spec: Partial<Impulse["spec"]>) =>
  impulseFacts({
    apiVersion: "bubustack.io/v1alpha1",
    kind: "Impulse",
    metadata: {},
    spec: { templateRef: { name: "cron" }, storyRef: { name: "hello" }, ...spec },
  });

test("durations, and quantities with their limits, are collected", () => {
  const { execution } = facts({
    execution: { timeout: "1m" },
    deliveryPolicy: { retry: { maxDelay: "5m" } },
    workload: { mode: "deployment", resources: { requests: { cpu: "2" }, limits: { cpu: "1", memory: "1Gi" } } },
  });
  expect(execution.durations.map(({ path }) => path.at(-1))).toEqual(["timeout", "maxDelay"]);
  expect(execution.quantities.map(({ path, most }) => [path.slice(3).join("."), most?.value])).toEqual([
    ["requests.cpu", "1"],
    ["limits.cpu", undefined],
    ["limits.memory", undefined],
  ]);
});

test("an Impulse may name its ServiceAccount; Secrets that nothing waits for have no effect", () => {
  const { execution } = facts({
    execution: { serviceAccountName: "listener", security: { requiredSecrets: ["login"] } },
  });
  expect(execution.ignored.map(({ path }) => path.at(-1))).toEqual(["requiredSecrets"]);
});

test("the workload is a deployment unless it says otherwise", () => {
  expect([facts({}), facts({ workload: { mode: "statefulset" } })].map(({ mode }) => mode)).toEqual([
    "deployment",
    "statefulset",
  ]);
});
