import { describe, expect, test } from "vitest";
import { openLog } from "../log/log.ts";
import { parseKey } from "../note/key.ts";
import { prove } from "../prove/prove.ts";
import { chance } from "../testing/chance.ts";
import { MemoryDisk } from "../testing/memory-disk.ts";
import type { Known } from "../testing/retained.ts";
import { ages, bundlesOn, dayMs, eventOf, mayGo } from "../testing/retained.ts";
import { readStretch } from "../verify/part.ts";
import { readCheckpoint } from "../verify/trust.ts";
import { verifyLog } from "../verify/verify.ts";
import type { Ages } from "./ages.ts";
import type { Hold } from "./hold.ts";
import { Janitor } from "./janitor.ts";
import { readState } from "./state.ts";

const origin = "log.example/a";
const start = Date.UTC(2026, 0, 1);
const pause = async () => undefined;

/** A log whose clock a test turns. */
async function logAt(disk: MemoryDisk = new MemoryDisk(), time = start) {
  const clock = { at: time };
  const log = await openLog(disk, { origin, now: () => clock.at, checkpointMs: 100_000, segmentBytes: 64 * 1_024 });
  const known: (Known | undefined)[] = [];
  const append = async (...some: readonly Omit<Known, "time">[]) => {
    const each = some.map((one) => ({ ...one, time: clock.at }));
    const receipts = await Promise.all(each.map((one) => log.append(eventOf(one, origin))));
    for (const [at, { index }] of receipts.entries()) known[index] = each[at];
    await log.checkpoint();
  };
  const many = (count: number, one: Partial<Known> = {}) =>
    append(...Array.from({ length: count }, () => ({ act: false, namespace: "a", ...one })));
  const janitor = (rules: Ages = ages, holds: readonly Hold[] = [], more: { most?: number; restMs?: number } = {}) =>
    new Janitor({ disk, log, pause }, { ages: rules, holds, now: () => clock.at, restMs: 0, ...more });
  return { disk, log, clock, known, append, many, janitor };
}

const runsOf = async (disk: MemoryDisk) =>
  (await readState(disk)).removed.map(({ from, to, number }) => [from, to, number]);

test("what is past its age goes in whole bundles, and the rest is verified and proven", async () => {
  const { disk, log, clock, many, janitor } = await logAt();
  await many(600);
  const since = [disk.files.get("checkpoint") ?? new Uint8Array()];
  clock.at += 31 * dayMs;
  await many(300);
  const keeper = janitor();
  expect(await keeper.look()).toEqual({ deleted: 512, oldest: start });
  expect(bundlesOn(disk, log.size)).toEqual([2]);
  const report = await verifyLog(disk, { key: log.key, since });
  expect([report.faults, report.removed?.map(({ from, to, number }) => [from, to, number])]).toEqual([
    [],
    [[0, 512, 900]],
  ]);
  expect(await prove(disk, 600)).toHaveProperty("proof");
  expect(await keeper.look()).toEqual({ deleted: 0, oldest: start });
  await log.close();
});

test("a tombstone that gets old goes with the rest, after one that stands for all of it", async () => {
  const { disk, log, clock, many, janitor } = await logAt();
  const keeper = janitor();
  for (let month = 0; month < 6; month++) {
    await many(400);
    clock.at += 31 * dayMs;
    await keeper.look();
    expect((await verifyLog(disk, { key: log.key })).faults).toEqual([]);
  }
  const { removed = [] } = await verifyLog(disk, { key: log.key });
  expect(removed.map(({ from, to }) => [from, to])).toEqual([[0, 2_304]]);
  expect(bundlesOn(disk, log.size)).toEqual([]);
  await log.close();
});

test("a bundle in which a key took over stays, since verification follows it", async () => {
  const { disk, log, clock, many, janitor } = await logAt();
  const { key } = log;
  await many(300);
  await log.rotateKey();
  await many(600);
  clock.at += 31 * dayMs;
  await janitor().look();
  expect(bundlesOn(disk, log.size)).toEqual([1]);
  expect((await verifyLog(disk, { key })).faults).toEqual([]);
  expect(await runsOf(disk)).toEqual([
    [0, 256, 901],
    [512, 768, 902],
  ]);
  await log.close();
});

test("an act rests for a day, unless more waits than one act deletes", async () => {
  const { disk, log, clock, many, janitor } = await logAt();
  const keeper = janitor(ages, [], { most: 2, restMs: dayMs });
  await many(300);
  clock.at += 31 * dayMs;
  expect((await keeper.look()).deleted).toBe(256);
  await many(512);
  clock.at += 31 * dayMs;
  await many(1);
  expect((await keeper.look()).deleted).toBe(512);
  await many(256);
  expect((await keeper.look()).deleted).toBe(0);
  expect((await verifyLog(disk, { key: log.key })).faults).toEqual([]);
  await log.close();
});

test("what is kept for ever stays", async () => {
  const { disk, log, clock, append, many, janitor } = await logAt();
  await many(256);
  await append({ act: true, namespace: "a" });
  await many(511);
  clock.at += 4_000 * dayMs;
  await janitor({ ...ages, acts: 0 }).look();
  expect(bundlesOn(disk, log.size)).toEqual([1]);
  await log.close();
});

test("without what is known of earlier deletions no tombstone is given up", async () => {
  const { disk, log, clock, many, janitor } = await logAt();
  await many(512);
  clock.at += 31 * dayMs;
  await janitor().look();
  disk.files.delete("retention.json");
  await many(600);
  clock.at += 31 * dayMs;
  await janitor().look();
  expect(bundlesOn(disk, log.size)).toEqual([2]);
  expect((await verifyLog(disk, { key: log.key })).faults).toEqual([]);
  await log.close();
});

test("where the hashes are not whole nothing goes", async () => {
  const { disk, log, clock, many, janitor } = await logAt();
  await many(512);
  clock.at += 31 * dayMs;
  for (const path of [...disk.files.keys()]) if (path.startsWith("tile/1/")) disk.files.delete(path);
  await expect(janitor().look()).rejects.toThrow("the tiles over what is to be deleted are not whole");
  expect(bundlesOn(disk, log.size)).toEqual([0, 1]);
  await log.close();
});

describe("whatever the ages, classes, holds and sizes, what remains verifies and nothing young or held is gone", () => {
  test.each(Array.from({ length: 25 }, (_, seed) => seed))("run %i", async (seed) => {
    const random = chance(seed);
    const upTo = (most: number) => Math.floor(random() * most);
    const { disk, log, clock, known, append, janitor } = await logAt();
    const rules = { ...ages, acts: [30, 60, 0][upTo(3)] ?? 30, workflows: 10 + upTo(40) };
    const namespaces = ["a", "b", "c"];
    const name = () => namespaces[upTo(3)] ?? "a";
    const checkpoints: Uint8Array[] = [];
    const gone = new Set<number>();
    for (let round = 0; round < 8; round++) {
      // Holds come and go with a restart.
      const holds: readonly Hold[] = random() < 0.4 ? [{ name: "h", reason: "r", by: "b", namespaces: [name()] }] : [];
      const keeper = janitor(rules, holds, { most: 1 + upTo(6) });
      const [rare, only] = [random() < 0.5, random() < 0.5 ? name() : undefined];
      await append(
        ...Array.from({ length: upTo(700) }, () => ({
          act: rare && random() < 0.002,
          namespace: only ?? name(),
        })),
      );
      if (random() < 0.1) await log.rotateKey();
      checkpoints.push(disk.files.get("checkpoint") ?? new Uint8Array());
      clock.at += (upTo(30) - 3) * dayMs;
      for (let looks = upTo(3); looks >= 0; looks--) {
        await keeper.look();
        const size = readCheckpoint(disk.files.get("checkpoint") ?? new Uint8Array())?.checkpoint.size ?? 0;
        const there = new Set(bundlesOn(disk, size));
        let before = Number.NEGATIVE_INFINITY;
        for (let index = 0; (index + 1) * 256 <= size; index++) {
          const bundle = known.slice(index * 256, (index + 1) * 256).filter((one) => one !== undefined);
          if (!there.has(index) && !gone.has(index)) {
            gone.add(index);
            expect(mayGo(bundle, before, rules, holds, clock.at)).toBe(true);
          }
          before = Math.max(before, ...bundle.map(({ time }) => time));
        }
      }
    }
    await janitor(rules).look();
    // And what may go has gone.
    const size = readCheckpoint(disk.files.get("checkpoint") ?? new Uint8Array())?.checkpoint.size ?? 0;
    let before = Number.NEGATIVE_INFINITY;
    for (const index of Array.from({ length: Math.floor(size / 256) }, (_, at) => at)) {
      const bundle = known.slice(index * 256, (index + 1) * 256).filter((one) => one !== undefined);
      const ours = bundle.length === 256 && mayGo(bundle, before, rules, [], clock.at);
      if (ours) expect(disk.files.has(`tile/entries/${String(index).padStart(3, "0")}`)).toBe(false);
      before = Math.max(before, ...bundle.map(({ time }) => time));
    }
    const key = (await firstKey(disk)) ?? log.key;
    const { faults } = await verifyLog(disk, { key, since: checkpoints });
    expect(faults.filter(({ code }) => code !== "clock-back")).toEqual([]);
    await log.close();
  });
});

/** The key that the log began with, where it rotated. */
async function firstKey(disk: MemoryDisk) {
  const size = readCheckpoint(disk.files.get("checkpoint") ?? new Uint8Array())?.checkpoint.size ?? 0;
  for (let index = 0; index * 256 < size; index++) {
    const { records } = await readStretch(disk, index, size);
    for (const record of records.state === "whole" ? records.items : []) {
      const event = JSON.parse(Buffer.from(record).toString());
      if (event.type === "io.bubustack.audit.key.rotated.v1") return parseKey(event.data.from);
    }
  }
  return undefined;
}
