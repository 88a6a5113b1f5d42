import type { Json, JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { absentOwnerCollector } from "../../controllers/absent-owners.ts";
import { garbageCollector } from "../../controllers/garbage.ts";
import { at, listAt, textAt } from "../../resources/object.ts";
import { drive } from "../../testing/drive.ts";
import type { Memory } from "../../testing/memory.ts";
import { memory } from "../../testing/memory.ts";
import { replicaSetController } from "../replica-sets/controller.ts";
import { deploymentController } from "./controller.ts";

const deployments = "/apis/apps/v1/namespaces/default/deployments";
const sets = "/apis/apps/v1/namespaces/default/replicasets";
const pods = "/api/v1/namespaces/default/pods";
const merge = { contentType: "application/merge-patch+json" };

const web = (spec: object = {}) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web", annotations: { team: "x" } },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: "web" } },
    template: { metadata: { labels: { app: "web" } }, spec: { containers: [{ name: "main", image: "a:1" }] } },
    ...spec,
  },
});
const imaged = (image: string) => ({ spec: { template: { spec: { containers: [{ name: "main", image }] } } } });

async function started(spec: object = {}) {
  const made = await memory();
  const { server, request } = made;
  const settle = drive(server, [
    deploymentController(server),
    replicaSetController(server),
    garbageCollector(server),
    absentOwnerCollector(server),
  ]);
  expect((await request("POST", deployments, web(spec))).code).toBe(201);
  await settle();
  const items = async (path: string) => listAt((await request("GET", path)).body, "items");
  return {
    ...made,
    settle,
    items,
    get: async () => (await request("GET", `${deployments}/web`)).body,
    sizes: async () => (await items(sets)).map((set) => [image(set), at(set, "spec", "replicas")]),
  };
}

function image(object: Json): string {
  const containers = at(object, "spec", "template", "spec", "containers") ?? at(object, "spec", "containers");
  return textAt(listAt({ containers }, "containers")[0], "image");
}

/** Makes pods ready that are not, at most so many. */
async function ready({ request }: Pick<Memory, "request">, settle: () => Promise<unknown>, most = 100): Promise<void> {
  const all = listAt((await request("GET", pods)).body, "items");
  const waiting = all.filter((pod) => listAt(pod, "status", "conditions").length === 0).slice(0, most);
  for (const pod of waiting) {
    const conditions = [{ type: "Ready", status: "True", lastTransitionTime: "2026-01-01T00:00:00Z" }];
    const path = `${pods}/${textAt(pod, "metadata", "name")}/status`;
    expect((await request("PATCH", path, { status: { phase: "Running", conditions } }, merge)).code).toBe(200);
  }
  await settle();
}

const condition = (deployment: JsonObject, type: string) =>
  listAt(deployment, "status", "conditions").find((each) => textAt(each, "type") === type);

test("a deployment makes a ReplicaSet of its template, that pods, and says how they are", async () => {
  const all = await started();
  const [set] = await all.items(sets);
  const hash = textAt(set, "metadata", "labels", "pod-template-hash");
  expect(hash).toMatch(/^[a-z0-9]{1,10}$/);
  expect(set).toMatchObject({
    metadata: {
      name: `web-${hash}`,
      annotations: {
        team: "x",
        "deployment.kubernetes.io/revision": "1",
        "deployment.kubernetes.io/desired-replicas": "2",
        "deployment.kubernetes.io/max-replicas": "3",
      },
      ownerReferences: [{ kind: "Deployment", name: "web", controller: true, blockOwnerDeletion: true }],
    },
    spec: { replicas: 2, selector: { matchLabels: { app: "web", "pod-template-hash": hash } } },
    status: { replicas: 2, fullyLabeledReplicas: 2, observedGeneration: 1, terminatingReplicas: 0 },
  });
  const made = await all.items(pods);
  expect(made).toHaveLength(2);
  expect(made[0]).toMatchObject({
    metadata: { generateName: `web-${hash}-`, labels: { app: "web", "pod-template-hash": hash } },
    spec: { serviceAccountName: "default" },
  });
  const before = await all.get();
  expect(before).toMatchObject({
    metadata: { annotations: { "deployment.kubernetes.io/revision": "1" }, generation: 1 },
    status: { replicas: 2, updatedReplicas: 2, unavailableReplicas: 2, observedGeneration: 1 },
  });
  expect(condition(before, "Available")).toMatchObject({ status: "False", reason: "MinimumReplicasUnavailable" });
  expect(condition(before, "Progressing")).toMatchObject({ status: "True", reason: "ReplicaSetUpdated" });
  await ready(all, all.settle);
  const after = await all.get();
  expect(after.status).toMatchObject({ readyReplicas: 2, availableReplicas: 2, updatedReplicas: 2, replicas: 2 });
  expect(after.status).not.toHaveProperty("unavailableReplicas");
  expect(condition(after, "Available")).toMatchObject({ status: "True" });
  expect(condition(after, "Progressing")).toMatchObject({
    reason: "NewReplicaSetAvailable",
    message: `ReplicaSet "web-${hash}" has successfully progressed.`,
  });
});

test("another template rolls out within its bounds, and can be undone", async () => {
  const all = await started({ strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } });
  await ready(all, all.settle);
  await all.request("PATCH", `${deployments}/web`, imaged("a:2"), merge);
  await all.settle();
  expect(await all.sizes()).toEqual(
    expect.arrayContaining([
      ["a:1", 2],
      ["a:2", 1],
    ]),
  );
  await ready(all, all.settle);
  expect(await all.sizes()).toEqual(
    expect.arrayContaining([
      ["a:1", 1],
      ["a:2", 2],
    ]),
  );
  await ready(all, all.settle);
  expect(await all.sizes()).toEqual(
    expect.arrayContaining([
      ["a:1", 0],
      ["a:2", 2],
    ]),
  );
  expect((await all.items(pods)).map(image)).toEqual(["a:2", "a:2"]);
  const done = await all.get();
  expect(done).toMatchObject({ metadata: { annotations: { "deployment.kubernetes.io/revision": "2" } } });
  await all.request("PATCH", `${deployments}/web`, imaged("a:1"), merge);
  await all.settle();
  for (let i = 0; i < 3; i++) await ready(all, all.settle);
  expect(await all.sizes()).toEqual(
    expect.arrayContaining([
      ["a:1", 2],
      ["a:2", 0],
    ]),
  );
  const first = (await all.items(sets)).find((set) => image(set) === "a:1");
  expect(first).toMatchObject({
    metadata: {
      annotations: {
        "deployment.kubernetes.io/revision": "3",
        "deployment.kubernetes.io/revision-history": "1",
      },
    },
  });
});

test("Recreate ends all old pods before it makes new ones", async () => {
  const all = await started({ strategy: { type: "Recreate" } });
  await ready(all, all.settle);
  const [held] = await all.items(pods);
  const name = textAt(held, "metadata", "name");
  await all.request("PATCH", `${pods}/${name}`, { metadata: { finalizers: ["example.com/x"] } }, merge);
  await all.request("PATCH", `${deployments}/web`, imaged("a:2"), merge);
  await all.settle();
  expect(await all.sizes()).toEqual([["a:1", 0]]);
  expect((await all.get()).status).toMatchObject({ terminatingReplicas: 1 });
  await all.request("PATCH", `${pods}/${name}`, { metadata: { finalizers: null } }, merge);
  await all.settle();
  expect(await all.sizes()).toEqual(
    expect.arrayContaining([
      ["a:1", 0],
      ["a:2", 2],
    ]),
  );
});

test("scaling, pausing and the history of revisions", async () => {
  const all = await started({ revisionHistoryLimit: 1 });
  await ready(all, all.settle);
  const scale = `${deployments}/web/scale`;
  expect((await all.request("GET", scale)).body).toMatchObject({ status: { replicas: 2, selector: "app=web" } });
  expect((await all.request("PATCH", scale, { spec: { replicas: 3 } }, merge)).code).toBe(200);
  await all.settle();
  expect(await all.sizes()).toEqual([["a:1", 3]]);
  await all.request("PATCH", `${deployments}/web`, { spec: { ...imaged("a:2").spec, paused: true } }, merge);
  await all.settle();
  expect(await all.sizes()).toEqual([["a:1", 3]]);
  expect(condition(await all.get(), "Progressing")).toMatchObject({ status: "Unknown", reason: "DeploymentPaused" });
  await all.request("PATCH", `${deployments}/web`, { spec: { paused: false } }, merge);
  await all.settle();
  for (const next of ["a:2", "a:3", "a:4"]) {
    await all.request("PATCH", `${deployments}/web`, imaged(next), merge);
    await all.settle();
    for (let i = 0; i < 5; i++) await ready(all, all.settle);
  }
  expect(await all.sizes()).toEqual(
    expect.arrayContaining([
      ["a:3", 0],
      ["a:4", 3],
    ]),
  );
  expect(await all.items(sets)).toHaveLength(2);
  await all.request("PATCH", scale, { spec: { replicas: 1 } }, merge);
  await all.settle();
  expect(await all.items(pods)).toHaveLength(1);
  expect((await all.request("DELETE", `${deployments}/web?propagationPolicy=Background`)).code).toBe(200);
  await all.settle();
  expect(await all.items(sets)).toEqual([]);
  expect(await all.items(pods)).toEqual([]);
});

test("what is left without an owner is taken again, and a name that is taken gives way", async () => {
  const all = await started();
  const names = (await all.items(pods)).map((pod) => textAt(pod, "metadata", "name"));
  await all.request("DELETE", `${deployments}/web?propagationPolicy=Orphan`);
  await all.settle();
  expect((await all.items(sets))[0]).not.toHaveProperty("metadata.ownerReferences");
  await all.request("POST", deployments, web());
  await all.settle();
  expect((await all.items(sets))[0]).toMatchObject({ metadata: { ownerReferences: [{ kind: "Deployment" }] } });
  expect((await all.items(pods)).map((pod) => textAt(pod, "metadata", "name"))).toEqual(names);
});

test("a rollout that does not move is said to take too long, and when to look", async () => {
  const { server, request } = await memory();
  const controller = deploymentController(server);
  const settle = drive(server, [controller, replicaSetController(server)]);
  await request("POST", deployments, web({ progressDeadlineSeconds: 60 }));
  const waits = await settle();
  expect(waits.get("default/web")).toBe(61_000);
});
