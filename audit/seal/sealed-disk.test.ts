import { expect, test } from "vitest";
import { openLog } from "../log/log.ts";
import { MemoryDisk } from "../testing/memory-disk.ts";
import { verifyLog } from "../verify/verify.ts";
import { isSealed, sealOf } from "./seal.ts";
import { sealedDisk } from "./sealed-disk.ts";

const origin = "log.example/a";
const [seal, other] = ["one", "another"].map((secret) => sealOf(Buffer.from(secret)));
const event = { source: origin, type: "t", data: 1 };

test("a log's private key is on the disk sealed alone, also when it rotates, and the log opens again", async () => {
  const disk = new MemoryDisk();
  const log = await openLog(sealedDisk(disk, seal), { origin });
  await log.append(event);
  const key = await log.rotateKey();
  await log.close();
  expect(isSealed(disk.files.get("key.pem") ?? new Uint8Array())).toBe(true);
  expect([...disk.files.values()].some((bytes) => Buffer.from(bytes).includes("PRIVATE KEY"))).toBe(false);
  const again = await openLog(sealedDisk(disk, seal), { origin });
  expect(again.key.id).toBe(key.id);
  await again.close();
  expect((await verifyLog(disk, { key })).faults).toEqual([]);
});

test("without the seal, or with another one, it does not open", async () => {
  const disk = new MemoryDisk();
  await (await openLog(sealedDisk(disk, seal), { origin })).close();
  for (const given of [undefined, other])
    await expect(openLog(sealedDisk(disk, given), { origin })).rejects.toThrow("not with the seal given");
  // It begins no new key in place of the one that it cannot read.
  await (await openLog(sealedDisk(disk, seal), { origin })).close();
});

test("a key that was kept plain is sealed as soon as there is a seal", async () => {
  const disk = new MemoryDisk();
  const log = await openLog(sealedDisk(disk, undefined), { origin });
  await log.close();
  expect(isSealed(disk.files.get("key.pem") ?? new Uint8Array())).toBe(false);
  const again = await openLog(sealedDisk(disk, seal), { origin });
  expect(again.key.id).toBe(log.key.id);
  await again.close();
  expect(isSealed(disk.files.get("key.pem") ?? new Uint8Array())).toBe(true);
});
