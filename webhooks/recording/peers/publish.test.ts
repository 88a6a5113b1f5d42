import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { openLog } from "@bubustack/audit/log/log";
import { MemoryDisk } from "@bubustack/audit/testing/memory-disk";
import { expect, test } from "vitest";
import { auditLogs } from "../../testing/audit-logs.ts";
import { publish } from "./publish.ts";

const origin = "bubu-webhook.bubu-system/a";

async function replica(cluster = auditLogs(), disk = new MemoryDisk()) {
  const log = await openLog(disk, { origin });
  const { client, informer } = cluster.access;
  const say = async (count: number) => {
    for (let each = 0; each < count; each++) await log.append({ source: origin, type: "t", data: {} });
    await log.checkpoint();
    return publish("open", { client, informer, disk, key: () => log.key, wall: () => 0 });
  };
  const status = (): JsonObject => {
    const said = cluster.objects.get("bubu-webhook.bubu-system.a")?.["status"];
    return isObject(said) ? said : {};
  };
  return { cluster, disk, log, say, status };
}

test("what was said before is proven to be the beginning of what is said now", async () => {
  const { say, status, log } = await replica();
  expect(await say(3)).toEqual({ size: 3 });
  expect(status()).not.toHaveProperty("consistency");
  expect(await say(4)).toEqual({ size: 7 });
  expect(status()).toMatchObject({ size: 7, consistency: { from: 3 }, updatedAt: "1970-01-01T00:00:00.000Z" });
  expect(await say(0)).toEqual({ size: 7 });
  expect(status()).not.toHaveProperty("consistency");
  await log.close();
});

test("a log that is not the one that its object is of says nothing there", async () => {
  const { cluster, say, log, disk } = await replica();
  const early = new Map(disk.files);
  await say(7);
  await log.close();
  const writes = cluster.writes.length;
  const other = await replica(cluster);
  expect(await other.say(9)).toMatchObject({ fault: "wrong-key", before: expect.stringContaining(`${origin}\n7\n`) });
  await other.log.close();
  // A copy of the volume from before is put back: with fewer records, then with others.
  const back = await replica(cluster, new MemoryDisk(early));
  expect(await back.say(2)).toMatchObject({ fault: "rollback" });
  expect(await back.say(9)).toMatchObject({ fault: "fork" });
  await back.log.close();
  expect(cluster.writes).toHaveLength(writes);
});
