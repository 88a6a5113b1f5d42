import type { JsonObject } from "@bubustack/api/json";
import fc from "fast-check";
import { expect, test } from "vitest";
import { activeOf, burst, planReplicas, replicaSetStatus } from "./decide.ts";

const at = (ms: number) => new Date(ms).toISOString();
const set = (replicas: number, more: object = {}): JsonObject => ({
  metadata: { name: "s", generation: 2 },
  spec: { replicas, template: { metadata: { labels: { a: "b" } } }, ...more },
});
const pod = (name: string, status: JsonObject = {}, metadata: JsonObject = {}): JsonObject => ({
  metadata: { name, labels: { a: "b" }, ...metadata },
  status: { phase: "Running", ...status },
});
const ready = (since: number) => ({ conditions: [{ type: "Ready", status: "True", lastTransitionTime: at(since) }] });
const going = { deletionTimestamp: at(0) };

test("what is missing is made, what is too much goes, what has ended or is ending does not count", () => {
  expect(
    planReplicas({ set: set(3), pods: [pod("a"), pod("b", { phase: "Failed" }), pod("c", {}, going)], now: 0 }),
  ).toEqual({
    create: 2,
    remove: [],
  });
  const pods = [pod("a", ready(1)), pod("b"), pod("c", ready(2))];
  expect(planReplicas({ set: set(1), pods, now: 0 })).toEqual({ create: 0, remove: [pods[1], pods[2]] });
  expect(planReplicas({ set: set(10_000), pods: [], now: 0 }).create).toBe(burst);
  const leaving = { ...set(3), metadata: { name: "s", ...going } };
  expect(planReplicas({ set: leaving, pods: [], now: 0 })).toEqual({ create: 0, remove: [] });
});

test("the status counts, and says when a pod has been ready for long enough", () => {
  const pods = [pod("a", ready(0)), pod("b", ready(9_000)), pod("c", {}, going), pod("d", {}, { labels: {} })];
  const { status, again } = replicaSetStatus({ set: set(3, { minReadySeconds: 5 }), pods, now: 10_000 }, "now");
  expect(status).toEqual({
    replicas: 3,
    fullyLabeledReplicas: 2,
    readyReplicas: 2,
    availableReplicas: 1,
    terminatingReplicas: 1,
    observedGeneration: 2,
  });
  expect(again).toBe(4_000);
  expect(replicaSetStatus({ set: set(0), pods: [], now: 0 }, "now").status).toEqual({
    replicas: 0,
    terminatingReplicas: 0,
    observedGeneration: 2,
  });
});

test("what went wrong stays until it went right", () => {
  const failure = { reason: "FailedCreate", message: "no" } as const;
  const seen = { set: set(1), pods: [], now: 0 };
  const { status } = replicaSetStatus(seen, "then", failure);
  const condition = { type: "ReplicaFailure", status: "True", lastTransitionTime: "then", ...failure };
  expect(status).toMatchObject({ conditions: [condition] });
  const again = { ...seen, set: { ...set(1), status } };
  expect(replicaSetStatus(again, "later", { ...failure, message: "still no" }).status).toMatchObject({
    conditions: [condition],
  });
  expect(replicaSetStatus(again, "later").status).not.toHaveProperty("conditions");
});

test("done once, nothing is left to do", () => {
  const phases = fc.array(fc.constantFrom("Pending", "Running", "Failed", "Succeeded"), { maxLength: 12 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 12 }), phases, (replicas, given) => {
      const pods = given.map((phase, index) => pod(`p${index}`, { phase }));
      const { create, remove } = planReplicas({ set: set(replicas), pods, now: 0 });
      const made = Array.from({ length: create }, (_, index) => pod(`n${index}`));
      const after = [...pods.filter((each) => !remove.includes(each)), ...made];
      expect(activeOf(after)).toHaveLength(replicas);
      expect(planReplicas({ set: set(replicas), pods: after, now: 0 })).toEqual({ create: 0, remove: [] });
    }),
  );
});
