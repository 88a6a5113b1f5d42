import { isObject } from "@bubustack/api/json";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { KubeClient } from "../kube/types.ts";
import { logger, silentLog } from "../log.ts";
import { testClock } from "../testing/clock.ts";
import type { WidgetApi } from "../testing/widgets.ts";
import { widgetApi } from "../testing/widgets.ts";
import type { HeartbeatConfig } from "./heartbeat.ts";
import { heartbeat } from "./heartbeat.ts";
import { leases } from "./lease-object.ts";

let api: WidgetApi;
beforeAll(async () => {
  api = await widgetApi();
});
afterAll(() => api.close());
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A replica whose time goes when the test says so. */
function replica(name: string, identity: string, more: Partial<HeartbeatConfig> = {}) {
  const clock = testClock();
  const state = { leads: true };
  const beats = heartbeat({
    client: api.client,
    namespace: "default",
    name,
    identity,
    leads: () => state.leads,
    log: silentLog(),
    now: clock.now,
    wait: clock.wait,
    ...more,
  });
  closers.push(() => beats.stop());
  return { clock, state, beats };
}

/** Who renewed the Lease last, when by its clock, and how often it changed hands. */
async function last(name: string) {
  const { spec } = await api.get(leases, name).catch(() => ({ spec: undefined }));
  return isObject(spec) ? [spec.holderIdentity, Date.parse(String(spec.renewTime)), spec.leaseTransitions] : [];
}

test("the leader renews the Lease each two seconds, and what it says is when it is next to be expected", async () => {
  const { clock, beats } = replica("each", "one");
  beats.start();
  await expect.poll(() => last("each")).toEqual(["one", 0, 0]);
  for (const at of [2_000, 4_000, 6_000]) {
    await expect.poll(() => clock.waiting).toBe(1);
    clock.advance(2_000);
    await expect.poll(() => last("each")).toEqual(["one", at, 0]);
  }
  expect((await api.get(leases, "each")).spec).toMatchObject({ leaseDurationSeconds: 10 });
});

test("who does not lead writes nothing; who begins to lead beats at once, and the one before no more", async () => {
  const [one, two] = [replica("handed", "one"), replica("handed", "two")];
  two.state.leads = false;
  one.beats.start();
  two.beats.start();
  await expect.poll(() => last("handed")).toEqual(["one", 0, 0]);
  [one.state.leads, two.state.leads] = [false, true];
  two.beats.beat();
  await expect.poll(() => last("handed")).toEqual(["two", 0, 1]);
  await expect.poll(() => one.clock.waiting).toBe(1);
  one.clock.advance(2_000);
  await expect.poll(() => one.clock.waiting).toBe(1);
  expect(await last("handed")).toEqual(["two", 0, 1]);
});

test("a beat that meets another change, or no Lease any more, is sent again for what is there", async () => {
  const { clock, beats } = replica("raced", "one");
  beats.start();
  await expect.poll(() => last("raced")).toEqual(["one", 0, 0]);
  await expect.poll(() => clock.waiting).toBe(1);
  await api.patch(leases, "raced", { metadata: { labels: { a: "b" } } });
  clock.advance(2_000);
  await expect.poll(() => last("raced")).toEqual(["one", 2_000, 0]);
  expect((await api.get(leases, "raced")).metadata).toMatchObject({ labels: { a: "b" } });
  await expect.poll(() => clock.waiting).toBe(1);
  await api.delete(leases, "raced");
  clock.advance(2_000);
  await expect.poll(() => last("raced")).toEqual(["one", 4_000, 0]);
});

test("beats that fail are told once, and once they are back", async () => {
  const lines: string[] = [];
  const log = logger({ destination: { write: (line) => void lines.push(JSON.parse(line).msg) } });
  let broken = true;
  const client: KubeClient = {
    ...api.client,
    request: (...given) => (broken ? Promise.reject(new Error("cut")) : api.client.request(...given)),
  };
  const { clock, beats } = replica("cut", "one", { client, log });
  beats.start();
  for (let turn = 0; turn < 3; turn++) {
    await expect.poll(() => clock.waiting).toBe(1);
    clock.advance(2_000);
  }
  await expect.poll(() => clock.waiting).toBe(1);
  broken = false;
  clock.advance(2_000);
  await expect.poll(() => last("cut")).toEqual(["one", 8_000, 0]);
  await expect.poll(() => lines).toEqual(["the heartbeat could not be written", "the heartbeat is back"]);
});

test("one that stops leaves the Lease as it is", async () => {
  const { beats } = replica("left", "one");
  beats.start();
  await expect.poll(() => last("left")).toEqual(["one", 0, 0]);
  await beats.stop();
  expect(await last("left")).toEqual(["one", 0, 0]);
});
