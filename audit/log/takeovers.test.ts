import { expect, test } from "vitest";
import { formatKey } from "../note/key.ts";
import { MemoryDisk } from "../testing/memory-disk.ts";
import { logSigner } from "../testing/small-log.ts";
import { openLog } from "./log.ts";
import { followed, takeoversIn } from "./takeovers.ts";

const origin = "log.example/a";

test("who was told an earlier key follows to the key of today, over restarts", async () => {
  const disk = new MemoryDisk();
  let log = await openLog(disk, { origin });
  const first = log.key;
  expect(await takeoversIn(disk)).toEqual([]);
  const second = await log.rotateKey();
  await log.close();
  log = await openLog(disk, { origin });
  const third = await log.rotateKey();
  await log.close();
  const all = await takeoversIn(disk);
  expect(all.map(({ to }) => to)).toEqual([second, third].map(formatKey));
  for (const key of [first, second, third]) expect(followed(key, all)).toEqual(third);
});

test("nobody follows to a key that the one before did not sign for", async () => {
  const disk = new MemoryDisk();
  const log = await openLog(disk, { origin });
  const first = log.key;
  await log.rotateKey();
  await log.close();
  const [takeover] = await takeoversIn(disk);
  if (takeover === undefined) throw new Error("no takeover");
  const forged = { ...takeover, to: formatKey(logSigner(origin).key) };
  expect(followed(first, [forged])).toEqual(first);
  expect(followed(logSigner(origin).key, [takeover])).not.toEqual(log.key);
});

test("the last hundred are kept", async () => {
  const disk = new MemoryDisk();
  const log = await openLog(disk, { origin });
  for (let count = 0; count < 102; count++) await log.rotateKey();
  expect(await takeoversIn(disk)).toHaveLength(100);
  await log.close();
});
