/** Deployments whose pods are run: processes, probes, and what is left when all has ended. */
import { join } from "node:path";
import type { Json, JsonObject } from "@bubustack/api/json";
import { afterAll, beforeAll, expect, test } from "vitest";
import { at, listAt, textAt } from "../resources/object.ts";
import type { Workloads } from "../testing/workloads.ts";
import { workloads } from "../testing/workloads.ts";

let running: Workloads;
beforeAll(async () => {
  running = await workloads({ sh: { command: ["sh"], anyCommand: true } }, { backOffMs: 20 });
});
afterAll(async () => {
  expect(await running.close()).toEqual([]);
});
const until: Workloads["until"] = (...asked) => running.until(...asked);

const deployments = "/apis/apps/v1/namespaces/default/deployments";
const pods = "/api/v1/namespaces/default/pods?labelSelector=app%3D";

function deployment(name: string, container: object, spec: object = {}) {
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name },
    spec: {
      selector: { matchLabels: { app: name } },
      ...spec,
      template: {
        metadata: { labels: { app: name } },
        spec: { terminationGracePeriodSeconds: 1, containers: [{ name: "main", image: "sh", ...container }] },
      },
    },
  };
}
const shell = (script: string) => ({ command: ["sh", "-c", script] });

const complete = (object: JsonObject) =>
  at(object, "status", "observedGeneration") === at(object, "metadata", "generation") &&
  listAt(object, "status", "conditions").some((each) => textAt(each, "reason") === "NewReplicaSetAvailable") &&
  at(object, "status", "updatedReplicas") === at(object, "spec", "replicas") &&
  at(object, "status", "replicas") === at(object, "spec", "replicas");
const words = (pod: Json) => listAt(listAt(pod, "spec", "containers")[0], "command").join(" ");

test("pods run, are replaced where the template changes, and end with their deployment", async () => {
  const spec = { replicas: 2, strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } };
  const ready = { readinessProbe: { exec: { command: ["test", "-e", "up"] }, periodSeconds: 1 } };
  const made = deployment("rolled", { ...shell("touch up; exec sleep 1001"), ...ready }, spec);
  expect((await running.web.send("POST", deployments, made)).code).toBe(201);
  await until(`${deployments}/rolled`, complete);
  const next = deployment("rolled", { ...shell("touch up; exec sleep 1002"), ...ready }, spec);
  expect((await running.web.send("PUT", `${deployments}/rolled`, next)).code).toBe(200);
  await until(`${deployments}/rolled`, complete);
  const { items } = await until(`${pods}rolled`, (list) => listAt(list, "items").length === 2);
  expect(listAt({ items: items ?? null }, "items").map(words)).toEqual(
    Array(2).fill("sh -c touch up; exec sleep 1002"),
  );
  await running.web.send("DELETE", `${deployments}/rolled?propagationPolicy=Foreground`);
  await until(`${pods}rolled`, (list) => listAt(list, "items").length === 0);
  await until(`${deployments}/rolled`, (answer) => answer["code"] === 404);
});

test("Recreate makes no pod while a program of an old one runs", async () => {
  const lock = join(running.folder, "lock");
  // A second one that meets the first ends at once, and would not become ready.
  const script = (name: string) =>
    `mkdir ${lock} || exit 1; trap 'sleep 0.3; rmdir ${lock}; exit 0' TERM; echo ${name}; sleep 1003 & wait`;
  const spec = { strategy: { type: "Recreate" } };
  await running.web.send("POST", deployments, deployment("again", shell(script("one")), spec));
  await until(`${deployments}/again`, complete);
  await running.web.send("PUT", `${deployments}/again`, deployment("again", shell(script("two")), spec));
  await until(`${deployments}/again`, complete);
  const { items = null } = await until(`${pods}again`, (list) => listAt(list, "items").length === 1);
  const [pod] = listAt({ items }, "items");
  expect(at(listAt(pod, "status", "containerStatuses")[0], "restartCount")).toBe(0);
  await running.web.send("DELETE", `${deployments}/again`);
});

test("what never becomes ready is never available, and its rollout takes too long", async () => {
  const probe = { readinessProbe: { tcpSocket: { port: 1 }, periodSeconds: 1 } };
  const spec = { progressDeadlineSeconds: 1 };
  await running.web.send("POST", deployments, deployment("never", { ...shell("exec sleep 1004"), ...probe }, spec));
  const late = (object: JsonObject) =>
    listAt(object, "status", "conditions").some((each) => textAt(each, "reason") === "ProgressDeadlineExceeded");
  const { status = null } = await until(`${deployments}/never`, late);
  expect(status).toMatchObject({ replicas: 1, unavailableReplicas: 1 });
  await running.web.send("DELETE", `${deployments}/never`);
});

test("what does not live is started again", async () => {
  const live = { livenessProbe: { exec: { command: ["test", "-e", "alive"] }, periodSeconds: 1, failureThreshold: 1 } };
  await running.web.send("POST", deployments, deployment("lively", { ...shell("echo up; exec sleep 1005"), ...live }));
  const restarted = (list: JsonObject) =>
    listAt(list, "items").some((pod) => Number(at(listAt(pod, "status", "containerStatuses")[0], "restartCount")) > 0);
  await until(`${pods}lively`, restarted);
  await running.web.send("DELETE", `${deployments}/lively`);
});
