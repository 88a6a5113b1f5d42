import { heartbeatName } from "@bubustack/policies/registration/names";
import type { KubeClient, WatchEvent } from "@bubustack/runtime/kube/types";
import { logger } from "@bubustack/runtime/log";
import { metrics } from "@bubustack/runtime/metrics";
import { testClock } from "@bubustack/runtime/testing/clock";
import { afterEach, expect, test } from "vitest";
import { freshness } from "./freshness.ts";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const beat = (resourceVersion: string) => ({
  apiVersion: "coordination.k8s.io/v1",
  kind: "Lease",
  metadata: { namespace: "bubu-system", name: heartbeatName, uid: "u", resourceVersion },
});

/** A replica whose API server holds a heartbeat of some version, and sends what the test says. */
async function replica(held?: string) {
  const asked: string[] = [];
  let send = (_: WatchEvent): void => {};
  const opened = { times: 0 };
  const client: KubeClient = {
    request: async (_, path, options) => {
      asked.push(`${path} ${options?.query?.["fieldSelector"]}`);
      return { metadata: { resourceVersion: "1" }, items: held === undefined ? [] : [beat(held)] };
    },
    watch(_path, options, onEvent) {
      send = onEvent;
      opened.times++;
      return new Promise((_, reject) => options.signal?.addEventListener("abort", () => reject(new Error("ended"))));
    },
    close() {},
  };
  const clock = testClock();
  const registry = metrics();
  const lines: string[] = [];
  const log = logger({ destination: { write: (line) => void lines.push(JSON.parse(line).msg) } });
  const fresh = freshness({
    client,
    namespace: "bubu-system",
    unreadyMs: 10_000,
    maxStalenessMs: 30_000,
    log,
    metrics: registry,
    now: Date.now,
    clock: clock.now,
    random: () => 0,
  });
  closers.push(() => fresh.stop());
  clock.advance(60_000);
  fresh.start();
  await expect.poll(() => opened.times).toBe(1);
  const age = async () => {
    const { body } = await registry.render();
    return Number(/^bubu_webhook_heartbeat_age_seconds (\S+)/m.exec(body)?.[1]);
  };
  return {
    fresh,
    clock,
    asked,
    lines,
    age,
    beat: (version: string) => send({ type: "MODIFIED", object: beat(version) }),
  };
}

test("it follows the one Lease, counts from the start, and each beat makes it young again", async () => {
  const { fresh, clock, asked, age, beat } = await replica("5");
  expect(asked).toEqual([`/apis/coordination.k8s.io/v1/namespaces/bubu-system/leases metadata.name=${heartbeatName}`]);
  expect([fresh.missing(), fresh.stale()]).toEqual([undefined, false]);
  clock.advance(10_000);
  expect(fresh.missing()).toBeUndefined();
  clock.advance(1);
  expect(fresh.missing()).toContain("no heartbeat of the controllers for 10 s");
  beat("6");
  expect([fresh.missing(), await age()]).toEqual([undefined, 0]);
  clock.advance(30_000);
  expect([fresh.stale(), await age()]).toEqual([false, 30]);
  clock.advance(1);
  expect(fresh.stale()).toBe(true);
  beat("7");
  expect([fresh.missing(), fresh.stale()]).toEqual([undefined, false]);
});

test("the first beat there ever was counts, and what is older than the last one does not", async () => {
  const { fresh, clock, beat } = await replica();
  clock.advance(40_000);
  beat("10");
  expect(fresh.missing()).toBeUndefined();
  clock.advance(40_000);
  beat("9");
  beat("10");
  expect(fresh.stale()).toBe(true);
  beat("11");
  expect(fresh.stale()).toBe(false);
});

test("each change of what it may do is one line of the log", async () => {
  const { fresh, clock, lines, beat } = await replica("5");
  const ask = () => [fresh.missing(), fresh.stale()];
  for (let second = 0; second < 40; second++) {
    clock.advance(1_000);
    ask();
  }
  beat("6");
  ask();
  expect(lines).toEqual([
    "no heartbeat: this replica is not ready",
    "no heartbeat: the failure policy decides from now on",
    "the heartbeat is back: this replica judges",
  ]);
});
