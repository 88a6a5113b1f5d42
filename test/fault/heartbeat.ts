/** What webhooks do while the heartbeat of the controllers' leader does not reach them. Their time goes when a test says so. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import type { JsonObject } from "@bubustack/api/json";
import { heartbeatName } from "@bubustack/policies/registration/names";
import { kubeClient } from "@bubustack/runtime/kube/client";
import { metadataOf } from "@bubustack/runtime/kube/object";
import type { KubeClient } from "@bubustack/runtime/kube/types";
import { silentLog } from "@bubustack/runtime/log";
import { metrics } from "@bubustack/runtime/metrics";
import { testClock } from "@bubustack/runtime/testing/clock";
import { freshness } from "@bubustack/webhooks/freshness";
import { bytesOf, request } from "@bubustack/webhooks/testing/reviews";
import { serving } from "@bubustack/webhooks/testing/serving";
import { afterEach, describe, expect, test } from "vitest";
import type { Cluster } from "../installation/cluster.ts";
import { accountIn } from "./faults.ts";
import { wireTo } from "./wire.ts";

const patient = { timeout: 40_000, interval: 20 };

/** Declares the suite. `on` is asked when its tests run. */
export function holdHeartbeat(on: () => Cluster): void {
  const closers: (() => unknown)[] = [];
  let count = 0;
  afterEach(async () => {
    for (const close of closers.splice(0).toReversed()) await close();
  });

  /** A webhook server behind a wire, and the means to run leaders. */
  const setup = async () => {
    const { server, ca, admin } = on();
    const namespace = `heartbeat-${process.pid}-${count++}`;
    const token = await accountIn(admin, namespace);
    closers.push(() => admin.request("DELETE", `/api/v1/namespaces/${namespace}`));
    const wire = await wireTo({ server, ca });
    const client = kubeClient({ server: wire.url, token });
    closers.push(
      () => wire.close(),
      () => client.close(),
    );
    const clock = testClock();
    const fresh = freshness({
      client,
      namespace,
      unreadyMs: 10_000,
      maxStalenessMs: 30_000,
      log: silentLog(),
      metrics: metrics(),
      now: Date.now,
      clock: clock.now,
      random: Math.random,
    });
    const webhooks = await serving({}, { freshness: fresh });
    closers.push(() => webhooks[Symbol.asyncDispose]());
    await webhooks.running.ready;
    const leader = async (identity: string) => {
      const told = { server, ca, token, namespace, identity, name: heartbeatName, everyMs: 50, durationMs: 1_000 };
      const program = new URL("./leader.ts", import.meta.url).pathname;
      const child = spawn(process.execPath, [program, JSON.stringify(told)], { stdio: ["ignore", "pipe", "inherit"] });
      const ended = once(child, "exit");
      closers.push(async () => {
        child.kill("SIGKILL");
        await ended;
      });
      await once(child.stdout, "data");
      return {
        async kill() {
          child.kill("SIGKILL");
          await ended;
        },
      };
    };
    return { wire, clock, leader, webhooks, beats: () => beatsIn(admin, namespace) };
  };
  /** What the webhook server says: whether it is ready, and its answers to a creation and a deletion. */
  const answers = async ({ webhooks: { client } }: Pick<Awaited<ReturnType<typeof setup>>, "webhooks">) => {
    const post = async (path: string, given: ReturnType<typeof request>) =>
      JSON.parse((await client.post(`${path}?timeout=5s`, bytesOf(given))).text).response;
    const ready = await client.get("/readyz");
    const creation = await post("/mutate", request());
    const gone = { operation: "DELETE", object: null, oldObject: request()["object"] };
    const deletion = await post("/validate-delete", request(gone));
    return {
      ready: ready.status === 200 ? "yes" : ready.text.replace(/ for .*/, ""),
      created: creation.allowed ? "yes" : creation.status.reason,
      deleted: deletion.allowed ? (deletion.warnings ?? ["judged"]).join() : "no",
    };
  };
  const judging = { ready: "yes", created: "yes", deleted: "judged" };
  const late = { ...judging, ready: "heartbeat: no heartbeat of the controllers" };
  const stale = {
    ...late,
    created: "ServiceUnavailable",
    deleted: "the deletion was let through without judgement [review/stale]",
  };

  /** Lets 45 seconds go by: what was said one second after the other, and for how many. */
  const grownOld = async (around: Awaited<ReturnType<typeof setup>>) => {
    const said: { readonly says: unknown; seconds: number }[] = [];
    for (let second = 0; second < 45; second++) {
      around.clock.advance(1_000);
      const says = await answers(around);
      const last = said.at(-1);
      if (last !== undefined && JSON.stringify(last.says) === JSON.stringify(says)) last.seconds++;
      else said.push({ says, seconds: 1 });
    }
    return said;
  };
  /** Not ready after ten seconds, and no judgement after thirty. What was on its way when the trouble began comes first. */
  const asStated = [
    { says: judging, seconds: expect.toSatisfy((seconds) => seconds >= 10) },
    { says: late, seconds: 20 },
    { says: stale, seconds: expect.toSatisfy((seconds) => seconds > 5) },
  ];

  describe("webhooks and the heartbeat", () => {
    test("where it comes, they go on", async () => {
      const around = await setup();
      await around.leader("one");
      for (let turn = 0; turn < 3; turn++) {
        around.clock.advance(9_000);
        await around.beats();
        await expect.poll(() => answers(around), patient).toEqual(judging);
      }
    });

    test("where their watch is refused and broken, they say so, and judge again once it is back", async () => {
      const around = await setup();
      await around.leader("one");
      await around.beats();
      around.wire.trouble = () => 500;
      around.wire.cut();
      expect(await grownOld(around)).toEqual(asStated);
      around.wire.trouble = () => undefined;
      await expect.poll(() => answers(around), patient).toEqual(judging);
    });

    test("where the network swallows everything and breaks nothing, too", async () => {
      const around = await setup();
      await around.leader("one");
      await around.beats();
      const thaw = around.wire.freeze();
      expect(await grownOld(around)).toEqual(asStated);
      thaw();
      await expect.poll(() => answers(around), patient).toEqual(judging);
    });

    test("where the leader is killed, until another one leads", async () => {
      const around = await setup();
      const one = await around.leader("one");
      await around.beats();
      await one.kill();
      expect(await grownOld(around)).toEqual(asStated);
      await around.leader("two");
      await expect.poll(() => answers(around), patient).toEqual(judging);
    });

    test("where there was none from the start, they are ready first", async () => {
      const around = await setup();
      const [first] = await grownOld(around);
      expect(first).toEqual({ says: judging, seconds: 10 });
    });
  });
}

/** Settles once the heartbeat has changed twice. */
async function beatsIn(admin: KubeClient, namespace: string): Promise<void> {
  const path = `/apis/coordination.k8s.io/v1/namespaces/${namespace}/leases/${heartbeatName}`;
  const version = async () =>
    metadataOf(await admin.request("GET", path).catch((): JsonObject => ({}))).resourceVersion;
  for (let turn = 0; turn < 2; turn++) {
    const before = await version();
    await expect.poll(version, patient).not.toBe(before);
  }
}
