import type { JsonObject } from "@bubustack/api/json";
import fc from "fast-check";
import { expect, test } from "vitest";
import { textMap } from "../../resources/object.ts";
import type { DeploymentPlan } from "./decide.ts";
import { planDeployment } from "./decide.ts";

interface World {
  deployment: JsonObject;
  sets: JsonObject[];
}

const stamp = "2026-01-01T00:00:00Z";
const now = Date.parse(stamp);

function deployment(image: string, replicas: number, strategy: JsonObject, more: JsonObject = {}): JsonObject {
  const labels = { app: "a" };
  const template = { metadata: { labels }, spec: { containers: [{ name: "m", image }] } };
  return {
    metadata: { name: "d", namespace: "n", uid: "u", generation: 1 },
    spec: { replicas, strategy, selector: { matchLabels: labels }, template, revisionHistoryLimit: 2, ...more },
    status: {},
  };
}

const plan = ({ deployment: given, sets }: World): DeploymentPlan =>
  planDeployment({
    deployment: given,
    sets,
    running: new Set(
      sets.filter((set) => sizes(set).actual > 0).map((set) => (set["metadata"] as { name: string }).name),
    ),
    now,
    stamp,
  });

function sizes(set: JsonObject) {
  const { replicas = 0 } = set["spec"] as { replicas?: number };
  const { replicas: actual = 0, availableReplicas = 0 } = (set["status"] ?? {}) as {
    replicas?: number;
    availableReplicas?: number;
  };
  return { replicas, actual, available: availableReplicas };
}

/** Does what a plan says. */
function carryOut(world: World, { create, update, remove, status, revision }: DeploymentPlan): void {
  const nameOf = (set: JsonObject) => (set["metadata"] as { name: string }).name;
  world.sets = world.sets
    .map((set) => update.find((changed) => nameOf(changed) === nameOf(set)) ?? set)
    .filter((set) => !remove.includes(set));
  if (create !== undefined) {
    const metadata = {
      ...(create["metadata"] as JsonObject),
      creationTimestamp: `${world.sets.length}`,
      generation: 1,
    };
    world.sets.push({ ...create, metadata, status: { observedGeneration: 1 } });
  }
  const annotations = revision === undefined ? {} : { annotations: { "deployment.kubernetes.io/revision": revision } };
  world.deployment = {
    ...world.deployment,
    metadata: { ...(world.deployment["metadata"] as JsonObject), ...annotations },
    status,
  };
}

/** Each set has its pods; at most so many of each more become available. */
function live(world: World, ready: number): void {
  world.sets = world.sets.map((set) => {
    const { replicas, available } = sizes(set);
    const counts = { replicas, availableReplicas: Math.min(replicas, available + ready), readyReplicas: 0 };
    return { ...set, status: { ...(set["status"] as JsonObject), ...counts } };
  });
}

const rest = ({ create, update, remove, revision }: DeploymentPlan) =>
  create === undefined && update.length === 0 && remove.length === 0 && revision === undefined;

test("the first set is made with all replicas, its hash in its name, labels and selector", () => {
  const { create, revision, status } = plan({ deployment: deployment("i", 3, { type: "RollingUpdate" }), sets: [] });
  const labels = textMap(create, "metadata", "labels");
  expect(create).toMatchObject({
    metadata: { name: `d-${labels["pod-template-hash"]}`, namespace: "n", ownerReferences: [{ uid: "u" }] },
    spec: { replicas: 3, selector: { matchLabels: labels }, template: { metadata: { labels } } },
  });
  expect(revision).toBe("1");
  expect(status).toMatchObject({ observedGeneration: 1, terminatingReplicas: 0 });
});

test("one that is being deleted is only looked at", () => {
  const world = { deployment: deployment("i", 3, { type: "Recreate" }), sets: [] };
  const going = { ...(world.deployment["metadata"] as JsonObject), deletionTimestamp: stamp };
  expect(rest(plan({ ...world, deployment: { ...world.deployment, metadata: going } }))).toBe(true);
});

const amount = fc.oneof(
  fc.integer({ min: 0, max: 4 }),
  fc.integer({ min: 0, max: 100 }).map((share) => `${share}%`),
);
const strategies: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.constant({ type: "Recreate" }),
  fc
    .record({ maxSurge: amount, maxUnavailable: amount })
    .map((rollingUpdate) => ({ type: "RollingUpdate", rollingUpdate })),
);
const change = fc.record({
  image: fc.constantFrom("a", "b", "c"),
  replicas: fc.integer({ min: 0, max: 9 }),
  paused: fc.boolean(),
  steps: fc.integer({ min: 0, max: 5 }),
  ready: fc.integer({ min: 0, max: 2 }),
});

test("whatever is changed in whatever moment, it comes to rest with all pods of the present template", () => {
  fc.assert(
    fc.property(strategies, fc.array(change, { minLength: 1, maxLength: 6 }), (strategy, changes) => {
      const world: World = { deployment: deployment("a", 1, strategy), sets: [] };
      for (const { image, replicas, paused, steps, ready } of changes) {
        const next = deployment(image, replicas, strategy, { paused });
        world.deployment = {
          ...next,
          metadata: world.deployment["metadata"] as JsonObject,
          status: world.deployment["status"] as JsonObject,
        };
        for (let i = 0; i < steps; i++) {
          carryOut(world, plan(world));
          live(world, ready);
        }
      }
      world.deployment = { ...world.deployment, spec: { ...(world.deployment["spec"] as JsonObject), paused: false } };
      let left = 300;
      for (; left > 0; left--) {
        const next = plan(world);
        const before = JSON.stringify(world);
        carryOut(world, next);
        live(world, 1);
        if (rest(next) && JSON.stringify(world) === before) break;
      }
      expect(left).toBeGreaterThan(0);
      const { replicas } = world.deployment["spec"] as { replicas: number };
      expect(world.sets.map((set) => sizes(set).replicas).filter((size) => size > 0)).toEqual(
        replicas === 0 ? [] : [replicas],
      );
      expect(world.deployment["status"]).toMatchObject(
        replicas === 0 ? {} : { availableReplicas: replicas, updatedReplicas: replicas },
      );
      expect(world.sets.length).toBeLessThanOrEqual(3);
    }),
  );
});
