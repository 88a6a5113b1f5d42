import { expect, test } from "vitest";
import { openLog } from "../log/log.ts";
import { MemoryDisk } from "../testing/memory-disk.ts";
import { Second } from "./second.ts";
import { MemoryHolder } from "./testing/memory-holder.ts";

const record = (name: string) => Buffer.from(`{"id":"${name}"}`);

function opened(disk: MemoryDisk, holder: MemoryHolder) {
  const second = new Second({
    connect: () => holder.connectIn({ over: false }),
    told: { failed: () => undefined, recovered: () => undefined },
    pause: async () => undefined,
  });
  return openLog(disk, { origin: "log.example/a", second });
}

test("what was on its way when a process ended is in the log afterwards", async () => {
  const [disk, holder] = [new MemoryDisk(), new MemoryHolder()];
  const log = await opened(disk, holder);
  await log.appendBytes(record("a"));
  await log.close();
  // The holder has written what the process did not live to write.
  const [kept] = holder.logs.values();
  if (kept === undefined) throw new Error("nothing is kept");
  kept.records.push(record("b"));
  const again = await opened(disk, holder);
  expect(again.size).toBe(2);
  expect((await again.appendBytes(record("c"))).index).toBe(2);
  expect(kept.records.map(String)).toEqual(["a", "b", "c"].map((name) => String(record(name))));
  await again.close();
});

test("a log that begins anew under the same name is another one", async () => {
  const holder = new MemoryHolder();
  for (const name of ["a", "b"]) {
    const log = await opened(new MemoryDisk(), holder);
    await log.appendBytes(record(name));
    await log.close();
  }
  expect([...holder.logs.values()].map(({ records }) => records.map(String))).toEqual([
    [String(record("a"))],
    [String(record("b"))],
  ]);
});
