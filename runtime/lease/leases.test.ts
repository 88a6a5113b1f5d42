import { setTimeout as sleep } from "node:timers/promises";
import { isList, isObject } from "@bubustack/api/json";
import { afterAll, beforeAll, expect, test } from "vitest";
import { metadataOf } from "../kube/object.ts";
import { silentLog } from "../log.ts";
import { metrics } from "../metrics.ts";
import type { Note } from "../plan.ts";
import type { WidgetApi } from "../testing/widgets.ts";
import { widgetApi } from "../testing/widgets.ts";
import { leases as resource } from "./lease-object.ts";
import type { LeasesConfig, RunningLeases } from "./leases.ts";
import { leases } from "./leases.ts";

let api: WidgetApi;
beforeAll(async () => {
  api = await widgetApi();
});
afterAll(() => api.close());

const key = { namespace: "n", name: "a" };
function replica(name: string, identity: string, more: Partial<LeasesConfig> = {}): RunningLeases {
  return leases({
    client: api.client,
    namespace: "default",
    name,
    identity,
    durationMs: 1_000,
    log: silentLog(),
    metrics: metrics(),
    now: Date.now,
    clock: () => performance.now(),
    ...more,
  });
}
const holder = async (name: string) => {
  const { spec } = await api.get(resource, name);
  return isObject(spec) ? [spec.holderIdentity, spec.leaseTransitions] : [];
};

test("one of two leads; when it stops, the other one does at once", async () => {
  const told: string[] = [];
  const tell = ({ type, reason, message }: Note) => void told.push(`${type} ${reason}: ${message}`);
  const [one, two] = [replica("lead", "one", { tell }), replica("lead", "two", { tell })];
  let gained = 0;
  two.onGain(() => gained++);
  one.start();
  await expect.poll(() => one.holds(key)).toBe(true);
  two.start();
  await sleep(300);
  expect([two.holds(key), await holder("lead")]).toEqual([false, ["one", 0]]);
  await one.stop();
  expect(one.holds(key)).toBe(false);
  await expect.poll(() => two.holds(key), { timeout: 10_000 }).toBe(true);
  expect([gained, (await holder("lead"))[0]]).toEqual([1, "two"]);
  expect(told).toEqual(["Normal LeaseTaken: one works from now on", "Normal LeaseTaken: two works from now on"]);
  await two.stop();
});

test("a leader that sleeps has lost its lease when it wakes up, by its own clock", async () => {
  let asleep = 0;
  const one = replica("sleep", "one", { clock: () => performance.now() + asleep });
  one.start();
  await expect.poll(() => one.holds(key)).toBe(true);
  asleep = 5_000;
  expect(one.holds(key)).toBe(false);
  await one.stop();
});

test("a leader that is gone is followed once its lease has not changed for as long as it holds", async () => {
  const other = { holderIdentity: "gone", leaseDurationSeconds: 1, renewTime: "2020-01-01T00:00:00.000000Z" };
  await api.create(resource, "gone", { spec: other });
  const told: Note[] = [];
  const one = replica("gone", "one", { tell: (note) => void told.push(note) });
  const before = performance.now();
  one.start();
  await expect.poll(() => one.holds(key), { timeout: 10_000 }).toBe(true);
  // Its old times say nothing: clocks differ.
  expect(performance.now() - before).toBeGreaterThan(900);
  expect(told).toMatchObject([
    {
      about: { kind: "Lease", metadata: { namespace: "default", name: "gone" } },
      type: "Warning",
      reason: "LeaseTakenOver",
      message: expect.stringMatching(/^one works from now on: gone had not renewed it for \d+ s$/),
    },
  ]);
  await one.stop();
});

test("shards are shared out among those who are there, and move when one comes or goes", async () => {
  const shards = 4;
  const keys = Array.from({ length: 64 }, (_, at) => ({ namespace: "n", name: `k${at}` }));
  const [one, two] = [replica("part", "one", { shards }), replica("part", "two", { shards })];
  const count = (owner: RunningLeases) => keys.filter((each) => owner.holds(each)).length;
  one.start();
  await expect.poll(() => count(one), { timeout: 10_000 }).toBe(64);
  two.start();
  await expect.poll(() => count(one) > 0 && count(two) > 0 && count(one) + count(two), { timeout: 10_000 }).toBe(64);
  expect(keys.filter((each) => one.holds(each) && two.holds(each))).toEqual([]);
  await one.stop();
  await expect.poll(() => count(two), { timeout: 10_000 }).toBe(64);
  await two.stop();
  const { items } = await api.client.request("GET", "/apis/coordination.k8s.io/v1/namespaces/default/leases");
  const names = (isList(items) ? items.filter(isObject) : []).map((item) => metadataOf(item).name);
  expect(names.filter((name) => name.startsWith("part"))).toEqual(["part-0", "part-1", "part-2", "part-3"]);
});
