import { expect, test } from "vitest";
import type { ContainerState, PodSeen } from "./pod-status.ts";
import { phaseOf, statusOf } from "./pod-status.ts";

const one = (state: ContainerState["state"], more: Partial<ContainerState> = {}): ContainerState => ({
  name: "c",
  image: "i",
  restarts: 0,
  started: state.type === "running",
  ready: state.type === "running",
  state,
  ...more,
});
const waiting = one({ type: "waiting", reason: "ContainerCreating" });
const running = one({ type: "running", startedAt: "t" });
const ended = (exitCode: number) => one({ type: "terminated", exitCode, reason: "x", startedAt: "t", finishedAt: "t" });
const seen = (
  restartPolicy: string,
  containers: readonly ContainerState[],
  init: readonly ContainerState[] = [],
): PodSeen => ({
  pod: { spec: { restartPolicy } },
  init,
  containers,
  now: "now",
});

test("phases follow containers and policy", () => {
  expect(phaseOf(seen("Never", [waiting]))).toBe("Pending");
  expect(phaseOf(seen("Never", [running, waiting]))).toBe("Running");
  expect(phaseOf(seen("Never", [ended(0), ended(0)]))).toBe("Succeeded");
  expect(phaseOf(seen("Never", [ended(0), ended(1)]))).toBe("Failed");
  expect(phaseOf(seen("OnFailure", [ended(0), ended(1)]))).toBe("Running");
  expect(phaseOf(seen("Always", [ended(0)]))).toBe("Running");
  expect(phaseOf(seen("Always", [waiting], [running]))).toBe("Pending");
  expect(phaseOf(seen("Never", [waiting], [ended(1)]))).toBe("Failed");
  expect(phaseOf({ ...seen("Always", [running]), failed: { reason: "r", message: "m" } })).toBe("Failed");
});

test("a pod is ready when all its containers say so", () => {
  const status = statusOf(seen("Always", [running, { ...running, ready: false }]));
  expect(status).toMatchObject({
    phase: "Running",
    conditions: [{}, {}, { type: "ContainersReady", status: "False" }, { type: "Ready", status: "False" }],
    containerStatuses: [
      { ready: true, started: true },
      { ready: false, started: true },
    ],
  });
});

test("conditions keep the time of their last change", () => {
  const first = statusOf(seen("Always", [running]));
  const pod = { spec: { restartPolicy: "Always" }, status: first };
  const second = statusOf({ pod, init: [], containers: [running], now: "later" });
  expect(second).toEqual(first);
  const third = statusOf({ pod, init: [], containers: [waiting], now: "later" });
  expect(third.conditions).toMatchObject([
    { type: "PodScheduled", lastTransitionTime: "now" },
    { type: "Initialized", lastTransitionTime: "now" },
    { type: "ContainersReady", status: "False", lastTransitionTime: "later" },
    { type: "Ready", reason: "ContainersNotReady" },
  ]);
});
