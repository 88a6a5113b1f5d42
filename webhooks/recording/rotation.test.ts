import { openLog } from "@bubustack/audit/log/log";
import { MemoryDisk } from "@bubustack/audit/testing/memory-disk";
import { silentLog } from "@bubustack/runtime/log";
import { expect, test } from "vitest";
import { rotation } from "./rotation.ts";

const day = 24 * 60 * 60 * 1_000;

test("a key signs for so many days, also over restarts, and then another one does", async () => {
  const disk = new MemoryDisk();
  const log = await openLog(disk, { origin: "log.example/a" });
  const first = log.key.id;
  let now = 0;
  const turn = async () => {
    const end = rotation(log, disk, { days: 30, now: () => now, log: silentLog() });
    for (let at = 0; at < 50; at++) await new Promise((resolve) => setImmediate(resolve));
    end();
    return log.key.id;
  };
  expect(await turn()).toBe(first);
  now = 29 * day;
  expect(await turn()).toBe(first);
  now = 30 * day;
  const second = await turn();
  expect(second).not.toBe(first);
  now = 59 * day;
  expect(await turn()).toBe(second);
  await log.close();
});
