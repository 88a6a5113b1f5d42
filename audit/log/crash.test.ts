import { describe, expect, test } from "vitest";
import { parseKey } from "../note/key.ts";
import { chance } from "../testing/chance.ts";
import { MemoryDisk } from "../testing/memory-disk.ts";
import { readStretch } from "../verify/part.ts";
import { readCheckpoint } from "../verify/trust.ts";
import { verifyLog } from "../verify/verify.ts";
import { openLog } from "./log.ts";

const origin = "log.example/a";

/** What everybody may rely on: records that were acknowledged, and checkpoints that were seen. */
interface Promised {
  readonly records: Map<number, string>;
  readonly checkpoints: Uint8Array[];
}

/** Uses a log until the power goes, at a moment of chance. Answers the disk as it was left. */
async function live(disk: MemoryDisk, random: () => number, promised: Promised, life: number): Promise<MemoryDisk> {
  let left: MemoryDisk | undefined;
  let operations = Math.floor(random() * 120);
  const over = new Promise<void>((resolve) => {
    disk.before = () => {
      const checkpoint = disk.files.get("checkpoint");
      if (checkpoint) promised.checkpoints.push(checkpoint);
      if (left === undefined && operations-- <= 0) {
        left = disk.cut(random);
        resolve();
      }
    };
  });
  const using = (async () => {
    const log = await openLog(disk, { origin, checkpointMs: 1 + Math.floor(random() * 4), segmentBytes: 2_048 });
    for (let round = 0; left === undefined; round++) {
      const count = 1 + Math.floor(random() * 60);
      const batch = Array.from({ length: count }, (_, at) => `life ${life}, round ${round}, record ${at}`);
      if (random() < 0.1) void log.rotateKey().catch(() => undefined);
      const done = batch.map(async (text) => {
        const { index } = await log.append({ source: origin, type: "io.bubustack.audit.test.v1", data: text });
        if (left === undefined) promised.records.set(index, text);
      });
      await Promise.all(done);
      if (random() < 0.3) await new Promise((resolve) => setTimeout(resolve, 1));
    }
  })();
  await Promise.race([over, using]);
  if (left === undefined) throw new Error("the power did not go");
  return left;
}

describe("a log whose power goes at any moment, again and again", () => {
  test.each(Array.from({ length: 40 }, (_, seed) => seed))("run %i", async (seed) => {
    const random = chance(seed);
    const promised: Promised = { records: new Map(), checkpoints: [] };
    let disk = new MemoryDisk();
    for (let life = 0; life < 5; life++) disk = await live(disk, random, promised, life);
    const log = await openLog(disk, { origin, segmentBytes: 2_048 });
    await log.close();
    const first = promised.checkpoints[0];
    const key = (await openedKeys(disk))[0] ?? log.key;
    const report = await verifyLog(disk, { key });
    expect(report.faults).toEqual([]);
    // Nothing that was acknowledged is gone, or stands elsewhere.
    const texts = await textsOf(disk, report.checkpoint?.size ?? 0);
    for (const [index, text] of promised.records) expect(texts[index]).toBe(text);
    // And nothing that was signed is denied.
    const seen = [first, ...promised.checkpoints.filter((_, at) => at % 37 === 0), promised.checkpoints.at(-1)];
    for (const since of seen) if (since) expect((await verifyLog(disk, { key, since: [since] })).faults).toEqual([]);
  });
});

/** The data of all records, by number. */
async function textsOf(disk: MemoryDisk, size: number): Promise<readonly unknown[]> {
  const events = await eventsOf(disk, size);
  return events.map(({ data }) => data);
}

async function eventsOf(disk: MemoryDisk, size: number): Promise<readonly { type: string; data: unknown }[]> {
  const found = [];
  for (let at = 0; at * 256 < size; at++) {
    const { records } = await readStretch(disk, at, size);
    if (records.state === "whole")
      for (const record of records.items) found.push(JSON.parse(Buffer.from(record).toString()));
  }
  return found;
}

/** The key that the log began with, as its first rotation has it. */
async function openedKeys(disk: MemoryDisk) {
  const checkpoint = readCheckpoint(disk.files.get("checkpoint") ?? new Uint8Array());
  const events = await eventsOf(disk, checkpoint?.checkpoint.size ?? 0);
  const rotation = events.find(({ type }) => type === "io.bubustack.audit.key.rotated.v1");
  const data = rotation?.data;
  const from = typeof data === "object" && data !== null && "from" in data ? parseKey(String(data.from)) : undefined;
  return from ? [from] : [];
}
