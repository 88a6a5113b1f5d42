import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { boundsOf } from "./bounds.ts";
import { deadlineOf, isComplete, ofRollout, untilLate } from "./status.ts";

const start = Date.parse("2026-01-01T00:00:00Z");
const stamp = (seconds: number) => `${new Date(start + seconds * 1000).toISOString().slice(0, 19)}Z`;
const deployment = (status: JsonObject = {}): JsonObject => ({
  metadata: { name: "d", generation: 1 },
  spec: {
    replicas: 2,
    progressDeadlineSeconds: 60,
    strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 1 } },
  },
  status,
});
const set = (replicas: number, available: number, conditions: readonly JsonObject[] = []): JsonObject => ({
  metadata: { name: "s" },
  spec: { replicas },
  status: { replicas, readyReplicas: available, availableReplicas: available, conditions },
});
const told = (before: JsonObject, present: JsonObject, seconds: number) =>
  ofRollout(
    {
      deployment: deployment(before),
      bounds: boundsOf(deployment()),
      present,
      old: [],
      conditions: (before["conditions"] ?? []) as readonly JsonObject[],
      stamp: stamp(seconds),
    },
    start + seconds * 1000,
  );
const reason = (status: JsonObject) =>
  (status["conditions"] as readonly { type: string; reason: string }[]).find(({ type }) => type === "Progressing")
    ?.reason;

test("a rollout progresses, completes, and stays so", () => {
  const first = told({}, set(2, 0), 0);
  expect(first).toMatchObject({ replicas: 2, updatedReplicas: 2, unavailableReplicas: 2, terminatingReplicas: 0 });
  expect(reason(first)).toBe("ReplicaSetUpdated");
  const half = told(first, set(2, 1), 1);
  expect(half).toMatchObject({ availableReplicas: 1, conditions: [{ type: "Available", status: "True" }, {}] });
  const done = told(half, set(2, 2), 2);
  expect(reason(done)).toBe("NewReplicaSetAvailable");
  expect(isComplete(deployment(), done)).toBe(true);
  // A pod that fails later is no rollout that fails.
  expect(reason(told(done, set(2, 1), 100))).toBe("NewReplicaSetAvailable");
});

test("one that does not move takes too long after its deadline, and progresses again where it moves", () => {
  const first = told({}, set(2, 0), 0);
  expect(untilLate(deployment(), first, start)).toBe(61_000);
  expect(reason(told(first, set(2, 0), 60))).toBe("ReplicaSetUpdated");
  const late = told(first, set(2, 0), 61);
  expect(late).toMatchObject({
    conditions: [{}, { status: "False", message: 'ReplicaSet "s" has timed out progressing.' }],
  });
  expect(untilLate(deployment(), late, start)).toBeUndefined();
  expect(reason(told(late, set(2, 1), 62))).toBe("ReplicaSetUpdated");
});

test("failures of its sets are its own, and without a deadline nothing is said of progress", () => {
  const failure = {
    type: "ReplicaFailure",
    status: "True",
    reason: "FailedCreate",
    message: "no",
    lastTransitionTime: stamp(0),
  };
  const failed = told({}, set(2, 0, [failure]), 0);
  expect(failed).toMatchObject({
    conditions: [{}, {}, { type: "ReplicaFailure", reason: "FailedCreate", message: "no" }],
  });
  expect(told(failed, set(2, 0), 0)["conditions"]).toHaveLength(2);
  expect(deadlineOf({ spec: { progressDeadlineSeconds: 2_147_483_647 } })).toBeUndefined();
});
