import { afterAll, beforeAll, expect, test } from "vitest";
import { metadataOf } from "../kube/object.ts";
import { leases } from "../lease/lease-object.ts";
import { silentLog } from "../log.ts";
import type { WidgetApi } from "../testing/widgets.ts";
import { configMaps, widgetApi } from "../testing/widgets.ts";
import type { Controller } from "./controller.ts";
import { hostControllers } from "./host.ts";
import { reconcile } from "./reconcile.ts";

let api: WidgetApi;
beforeAll(async () => {
  api = await widgetApi();
});
afterAll(() => api.close());

const ports = () => ({
  client: api.client,
  log: silentLog(),
  now: Date.now,
  clock: () => performance.now(),
  random: Math.random,
});
const config = (identity: string, leaseMs?: number) => ({
  name: "bubu-host",
  namespace: "default",
  identity,
  probes: { host: "127.0.0.1", port: 0 },
  kept: [{ resource: configMaps, namespace: "default" }],
  ...(leaseMs === undefined ? {} : { leaseMs }),
  heartbeat: { name: "bubu-beats", everyMs: 100 },
});

/** A replica that notes what it looks at. */
async function replica(identity: string, hangs = false) {
  const looked: string[] = [];
  const running = await hostControllers(config(identity, 1_000), ports(), (caches, tools) => {
    const informer = caches.of("ConfigMap");
    if (informer === undefined) throw new Error("no cache");
    const controller: Controller<string> = {
      name: "look",
      sources: [{ informer, keys: (object) => [metadataOf(object)] }],
      observe: ({ name }) => (hangs ? new Promise(() => {}) : name),
      decide(name) {
        looked.push(name);
        return {};
      },
    };
    return [reconcile(controller, tools)];
  });
  await running.ready;
  return { running, looked };
}

test("of two replicas one works; when it stops, the other one looks at everything", async () => {
  await api.create(configMaps, "a", {});
  const one = await replica("one");
  await expect.poll(() => one.looked).toContain("a");
  const two = await replica("two");
  await api.create(configMaps, "b", {});
  await expect.poll(() => one.looked).toContain("b");
  expect(two.looked).toEqual([]);
  const beating = async () => (await api.get(leases, "bubu-beats")).spec;
  await expect.poll(beating).toMatchObject({ holderIdentity: "one" });
  expect((await fetch(`${two.running.address}/readyz`)).status).toBe(200);
  await one.running.stop(5_000);
  await expect.poll(() => two.looked, { timeout: 10_000 }).toEqual(expect.arrayContaining(["a", "b"]));
  await expect.poll(beating).toMatchObject({ holderIdentity: "two" });
  await two.running.stop(5_000);
});

test("stopping does not wait for what hangs", async () => {
  const { running } = await replica("hangs", true);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await Promise.all([running.stop(10), running.stop(10)]);
});
