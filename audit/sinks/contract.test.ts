import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { decided, recordOf } from "../testing/decisions.ts";
import { MemoryDisk } from "../testing/memory-disk.ts";
import { logSigner, smallLog } from "../testing/small-log.ts";
import { parseProgress } from "./progress.ts";
import type { Shipping } from "./ship.ts";
import { shipTo } from "./ship.ts";
import type { Receiver } from "./testing/receiver.ts";
import { secretsOf, sinkSettings } from "./testing/receiver.ts";
import { receivers } from "./testing/receivers.ts";

const signer = logSigner();
const kept = "sinks/test.json";
const at = Date.UTC(2026, 2, 1);
const ids = (count: number, from = 0) => Array.from({ length: count }, (_, number) => `id-${from + number}`);
const records = (count: number) =>
  ids(count).map((id, number) => recordOf({ at: at + number * 1_000, id, data: decided({ name: `story-${id}` }) }));

/** A log that grows, on a disk that can fail. */
function growing(count: number) {
  const disk = new MemoryDisk(smallLog(signer, records(count)));
  const grow = (to: number) => {
    for (const [path, bytes] of smallLog(signer, records(to))) disk.files.set(path, bytes);
  };
  return { disk, grow };
}

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function begin(make: () => Promise<Receiver>): Promise<Receiver> {
  const receiver = await make();
  open.push(receiver.close);
  return receiver;
}

/** Ships to a receiver, and keeps what is said of it. */
async function shipping(receiver: Receiver, disk: MemoryDisk, sendMs = 5_000) {
  const said: string[] = [];
  const pausing: number[] = [];
  const shipped = await shipTo(sinkSettings(receiver.sink), {
    source: disk,
    kept: { read: () => disk.read(kept), write: (bytes) => disk.put(new Map([[kept, bytes]])) },
    secrets: secretsOf(receiver.secrets),
    write: receiver.write ?? (async () => undefined),
    now: () => at + 60_000,
    pause: async (failures, signal) => {
      pausing.push(failures);
      await sleep(2, undefined, { signal }).catch(() => undefined);
    },
    told: {
      sent: (count) => said.push(`sent ${count}`),
      failed: (why, failures) => said.push(`failed ${failures}: ${why}`),
      recovered: (failures) => said.push(`recovered after ${failures}`),
      refused: (all) =>
        said.push(...all.map(({ first, last, count, why }) => `refused ${count} of ${first}-${last}: ${why}`)),
      skipped: (from, to) => said.push(`skipped ${from}-${to}`),
      replaced: () => said.push("replaced"),
    },
    pollMs: 2,
    sendMs,
  });
  const done = shipped.run();
  const end = async (graceMs = 0) => {
    shipped.end(graceMs);
    await done;
  };
  open.push(() => end());
  return { shipped, said, pausing, end };
}

/** Waits for something that happens elsewhere; the test's own limit ends what never does. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(2);
}

const next = (shipped: Shipping) => shipped.progress?.next ?? 0;

describe.each(Object.entries(receivers))("a sink of %s", (_, make) => {
  test("has all records in their order, those that come later too, and goes on where it was", async () => {
    const receiver = await begin(make);
    const { disk, grow } = growing(300);
    const one = await shipping(receiver, disk);
    await until(() => next(one.shipped) === 300);
    grow(303);
    await until(() => next(one.shipped) === 303);
    expect(receiver.taken()).toEqual(ids(303));
    expect(one.shipped.lag()).toEqual({ records: 0, seconds: 0 });
    await one.end();
    grow(305);
    const two = await shipping(receiver, disk);
    await until(() => next(two.shipped) === 305);
    expect(receiver.taken()).toEqual(ids(305));
    expect(two.said.join()).toMatch(/^sent [12](,sent 1)?$/);
  });

  test("has again what it had when the process was killed before that was kept", async () => {
    const receiver = await begin(make);
    const { disk } = growing(6);
    disk.fail = (operation, path) => (operation === "put" && path === kept ? new Error("full") : undefined);
    const killed = await shipping(receiver, disk);
    await until(() => receiver.taken().length >= 6);
    await killed.end();
    expect(disk.files.has(kept)).toBe(false);
    disk.fail = () => undefined;
    const again = await shipping(receiver, disk);
    await until(() => next(again.shipped) === 6);
    expect(receiver.taken()).toEqual([...ids(6), ...ids(6)]);
  });

  test.each(["fail", "break", "hang"] as const)(
    "that would %s is asked again, and has everything once it is well",
    async (manner) => {
      const receiver = await begin(make);
      receiver.behave(manner);
      const { disk, grow } = growing(5);
      const { shipped, said, pausing } = await shipping(receiver, disk, 40);
      await until(() => pausing.length >= 3);
      grow(9);
      // The log goes on without it, and the oldest record that waits is a minute old.
      expect([next(shipped), shipped.lag(9)]).toEqual([0, { records: 9, seconds: 60 }]);
      expect(pausing.slice(0, 3)).toEqual([1, 2, 3]);
      receiver.behave("take");
      await until(() => next(shipped) === 9);
      expect([...new Set(receiver.taken())]).toEqual(ids(9));
      expect(said.find((line) => line.startsWith("recovered"))).toBeDefined();
      expect(shipped.lag()).toEqual({ records: 0, seconds: 0 });
    },
  );

  test("that hangs does not keep the process from ending", async () => {
    const receiver = await begin(make);
    receiver.behave("hang");
    const { end } = await shipping(receiver, growing(5).disk, 60_000);
    await until(() => receiver.asked() > 0);
    await end(10);
    expect(receiver.taken()).toEqual([]);
  });

  test("refuses records for good, and has all others; which is kept", async () => {
    const receiver = await begin(make);
    if (receiver.refuse === undefined) return expect(receiver.sink.type).toMatch(/^(stdout|syslog)$/);
    receiver.refuse(["id-2", "id-3", "id-9"]);
    const { disk } = growing(12);
    const { shipped, end } = await shipping(receiver, disk);
    await until(() => next(shipped) === 12);
    await end();
    const refused = new Set(["id-2", "id-3", "id-9"]);
    expect([...new Set(receiver.taken())]).toEqual(ids(12).filter((id) => !refused.has(id)));
    const progress = parseProgress(disk.files.get(kept) ?? new Uint8Array());
    expect(progress).toMatchObject({
      next: 12,
      refused: 3,
      refusals: [
        { first: 2, last: 3, count: 2, why: expect.stringMatching(/^the sink answered 4\d\d/) },
        { first: 9, last: 9, count: 1, why: expect.stringMatching(/^the sink answered 4\d\d/) },
      ],
    });
  });

  test("never has its secrets said or kept", async () => {
    const receiver = await begin(make);
    const { disk } = growing(8);
    const { shipped, said, pausing, end } = await shipping(receiver, disk, 30);
    for (const manner of ["fail", "break", "hang"] as const) {
      const before = pausing.length;
      receiver.behave(manner);
      if (next(shipped) < 8) await until(() => pausing.length > before || next(shipped) === 8);
    }
    receiver.refuse?.(["id-4"]);
    receiver.behave("take");
    await until(() => next(shipped) === 8);
    await end();
    const all = `${said.join("\n")}\n${Buffer.from(disk.files.get(kept) ?? []).toString()}`;
    for (const secret of Object.values(receiver.secrets)) expect(all).not.toContain(secret);
  });
});
