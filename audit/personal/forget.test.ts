import { expect, test } from "vitest";
import { openLog } from "../log/log.ts";
import { findRecord } from "../prove/find.ts";
import { keepHolds } from "../retention/keep-holds.ts";
import { chance } from "../testing/chance.ts";
import { MemoryDisk } from "../testing/memory-disk.ts";
import { verifyLog } from "../verify/verify.ts";
import { answerRequests, keepRequest } from "./forget.ts";
import { keyring } from "./keyring.ts";

const origin = "log.example/a";
const request = { id: "11111111-2222-4333-8444-555555555555", namespace: "team-a", by: "grace", reason: "left" };

async function opened(disk: MemoryDisk) {
  return { disk, keys: keyring(disk), log: await openLog(disk, { origin }) };
}

const personal = (keys: ReturnType<typeof keyring>) =>
  keys.of("team-a").then((key) => ({ key, sealed: key.seal("ada") }));

test("the key is destroyed and that is on record, and the log verifies as before", async () => {
  const disk = new MemoryDisk();
  const writing = await opened(disk);
  const { key, sealed } = await personal(writing.keys);
  for (let at = 0; at < 300; at++) await writing.log.append({ source: origin, type: "test", data: { sealed } });
  await writing.log.checkpoint();
  const question = { key: writing.log.key };
  const before = await verifyLog(disk, question);
  const since = [disk.files.get("checkpoint") ?? new Uint8Array()];
  await keepRequest(disk, request);
  expect(await answerRequests(writing)).toBe(1);
  expect((await writing.keys.of("team-a")).open(sealed)).toBeUndefined();
  expect(await disk.list("requests")).toEqual([]);
  expect(await findRecord(disk, request.id)).toBe(300);
  const after = await verifyLog(disk, { ...question, since });
  expect([before.faults, after.faults, after.checkpoint?.size]).toEqual([[], [], 301]);
  const text = Buffer.from(disk.files.get("tile/entries/001.p/45") ?? []).toString("utf8");
  expect(text).toContain(`{"namespace":"team-a","key":"${key.name}","by":"grace","reason":"left"}`);
  expect(await answerRequests(writing)).toBe(0);
  await writing.log.close();
});

test("what a process did without being able to record it is recorded by the next, and no later key is touched", async () => {
  const disk = new MemoryDisk();
  const writing = await opened(disk);
  const { name } = await writing.keys.of("team-a");
  await keepRequest(disk, { ...request, key: "team-a/before" });
  await answerRequests(writing);
  expect((await keyring(disk).of("team-a")).name).toBe(name);
  await keepRequest(disk, { ...request, done: true });
  await answerRequests(writing);
  expect((await keyring(disk).of("team-a")).name).toBe(name);
  await writing.log.close();
});

test("what a legal hold forbids waits until it is lifted", async () => {
  const disk = new MemoryDisk();
  const writing = await opened(disk);
  const { name } = await writing.keys.of("team-a");
  const hold = { name: "case-7", reason: "r", by: "b", namespaces: ["team-a"] };
  await keepHolds(writing, [hold]);
  await keepRequest(disk, request);
  expect(await answerRequests(writing)).toBe(0);
  expect([await writing.keys.nameOf("team-a"), (await disk.list("requests")).length]).toEqual([name, 1]);
  await keepHolds(writing, []);
  expect(await answerRequests(writing)).toBe(1);
  expect(await writing.keys.nameOf("team-a")).toBeUndefined();
  await writing.log.close();
});

test("what is no request stays, and hinders none", async () => {
  const other = "requests/forget-11111111-2222-4333-8444-000000000000.json";
  const disk = new MemoryDisk(new Map([["requests/x", Buffer.from("{}")]]));
  disk.files.set(other, Buffer.from(JSON.stringify(request)));
  const writing = await opened(disk);
  await keepRequest(disk, request);
  await answerRequests(writing);
  expect((await disk.list("requests")).length).toBe(2);
  expect(await findRecord(disk, request.id)).toBe(0);
  await writing.log.close();
});

test.each(Array.from({ length: 20 }, (_, seed) => seed))(
  "wherever the power goes, it is done and on record (%i)",
  async (seed) => {
    const random = chance(seed);
    let disk = new MemoryDisk();
    const first = await opened(disk);
    const { sealed } = await personal(first.keys);
    await first.log.close();
    await keepRequest(disk, request);
    let operations = Math.floor(random() * 25);
    const left = new Promise<MemoryDisk>((resolve) => {
      disk.before = () => {
        if (operations-- === 0) resolve(disk.cut(random));
      };
    });
    const whole = opened(disk).then(async (writing) => {
      await answerRequests(writing);
      await writing.log.close();
      return disk;
    });
    disk = await Promise.race([left, whole]);
    const again = await opened(new MemoryDisk(disk.files));
    await answerRequests(again);
    await again.log.close();
    expect((await again.keys.of("team-a")).open(sealed)).toBeUndefined();
    expect(await findRecord(again.disk, request.id)).toBeTypeOf("number");
    expect((await verifyLog(again.disk, { key: again.log.key })).faults).toEqual([]);
  },
);
