import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { beforeAll, expect, test } from "vitest";
import type { Cluster } from "../../installation/cluster.ts";
import { until } from "../../installation/until.ts";
import { nodeName, pauseImage } from "../node/names.ts";
import { cluster } from "./cluster.ts";

const pods = "/api/v1/namespaces/default/pods";
let on: Cluster;

beforeAll(async () => {
  on = await cluster();
});

function pod(name: string): JsonObject {
  const container = { name: "only", image: pauseImage, imagePullPolicy: "Never" };
  return { apiVersion: "v1", kind: "Pod", metadata: { name }, spec: { dnsPolicy: "Default", containers: [container] } };
}

async function statusOf(path: string): Promise<JsonObject> {
  const { status } = await on.admin.request("GET", path);
  return isObject(status) ? status : {};
}

test("there is one node, and it takes Pods", async () => {
  const { items } = await on.admin.request("GET", "/api/v1/nodes");
  expect(items).toMatchObject([{ metadata: { name: nodeName }, status: { nodeInfo: { operatingSystem: "linux" } } }]);
});

test("a Pod is scheduled, runs with an address of its own, and ends", async () => {
  await on.admin.request("POST", pods, { body: pod("runs") });
  const status = await until("the Pod runs", async () => {
    const found = await statusOf(`${pods}/runs`);
    return found["phase"] === "Running" ? found : undefined;
  });
  expect(status["podIP"]).toMatch(/^10\.244\.0\.\d+$/);
  expect(status["containerStatuses"]).toMatchObject([{ ready: true, restartCount: 0 }]);
  await on.admin.request("DELETE", `${pods}/runs`);
  await until("the Pod is gone", async () => {
    const { items } = await on.admin.request("GET", pods, { query: { fieldSelector: "metadata.name=runs" } });
    return Array.isArray(items) && items.length === 0 ? true : undefined;
  });
});

test("an image that is not there is said to be missing, and nothing is fetched", async () => {
  const missing = pod("misses");
  const container = { name: "only", image: "bubu.local/missing:dev", imagePullPolicy: "Never" };
  await on.admin.request("POST", pods, { body: { ...missing, spec: { containers: [container] } } });
  await until("the Pod says what it waits for", async () => {
    const { containerStatuses } = await statusOf(`${pods}/misses`);
    const [first] = Array.isArray(containerStatuses) ? containerStatuses : [];
    return first?.state?.waiting?.reason === "ErrImageNeverPull" ? first : undefined;
  });
  await on.admin.request("DELETE", `${pods}/misses`);
});
