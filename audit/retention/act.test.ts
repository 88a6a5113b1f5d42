import { retentionDeleted } from "@bubustack/api/audit/events/retention-deleted";
import { expect, test } from "vitest";
import { openLog } from "../log/log.ts";
import { parseRecord } from "../record/fields.ts";
import { MemoryDisk } from "../testing/memory-disk.ts";
import { readStretch } from "../verify/part.ts";
import { verifyLog } from "../verify/verify.ts";
import { act, finish, signedSize } from "./act.ts";
import { readState, writeState } from "./state.ts";

const origin = "log.example/a";
const pause = async () => undefined;
const time = "2026-03-01T00:00:00.000Z";
const planned = { from: 256, to: 768, oldest: time, newest: time, deleted: 512 };

async function opened() {
  const disk = new MemoryDisk();
  const log = await openLog(disk, { origin, checkpointMs: 100_000 });
  await Promise.all(Array.from({ length: 1_000 }, () => log.append({ source: origin, type: "t", data: {} })));
  await log.checkpoint();
  return { disk, log, pause };
}

test("the tombstone is signed before the first file goes", async () => {
  const writing = await opened();
  const { disk, log } = writing;
  let first: number | undefined;
  disk.fail = (operation, path) => {
    if (operation === "remove" && path.startsWith("tile/entries/001"))
      first ??= Buffer.from(disk.files.get("checkpoint") ?? [])
        .toString()
        .includes("\n1001\n")
        ? 1_001
        : 0;
    return undefined;
  };
  const removed = await act(writing, [], [planned], "720h");
  expect([first, removed.map(({ from, to, number }) => [from, to, number])]).toEqual([1_001, [[256, 768, 1_000]]]);
  expect(await readState(disk)).toEqual({ removed });
  const { records } = await readStretch(disk, 3, await signedSize(disk));
  const event = records.state === "whole" ? parseRecord(records.items[1_000 - 768] ?? new Uint8Array()) : {};
  expect(event).toMatchObject({ type: retentionDeleted.type, data: { ...planned, why: "age", keptFor: "720h" } });
  expect((await verifyLog(disk, { key: log.key })).faults).toEqual([]);
  await log.close();
});

test("what was begun before any tombstone was written is forgotten", async () => {
  const { disk, log } = await opened();
  await writeState(disk, { removed: [], since: log.size });
  expect(await finish({ disk, pause })).toEqual([]);
  expect(await readState(disk)).toEqual({ removed: [] });
  expect(disk.files.has("tile/entries/001")).toBe(true);
  await log.close();
});

test("where nothing was begun nothing is done", async () => {
  const { disk, log } = await opened();
  expect(await finish({ disk, pause })).toEqual([]);
  expect(disk.files.has("retention.json")).toBe(false);
  await log.close();
});
