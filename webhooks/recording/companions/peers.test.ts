import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { openLog } from "@bubustack/audit/log/log";
import { keyring } from "@bubustack/audit/personal/keyring";
import type { Fields } from "@bubustack/audit/record/fields";
import { dataOf } from "@bubustack/audit/record/fields";
import { MemoryDisk } from "@bubustack/audit/testing/memory-disk";
import { readStretch } from "@bubustack/audit/verify/part";
import { verifyLogs } from "@bubustack/audit/verify/several";
import { silentLog } from "@bubustack/runtime/log";
import { metrics } from "@bubustack/runtime/metrics";
import { expect, test, vi } from "vitest";
import type { AuditLogs } from "../../testing/audit-logs.ts";
import { auditLogs } from "../../testing/audit-logs.ts";
import { peers } from "./peers.ts";

const namespace = "bubu-system";
const seenType = "io.bubustack.audit.checkpoint.seen.v1";
/** Milliseconds of a round. */
const round = 5;

async function replica(cluster: AuditLogs, name: string, disk = new MemoryDisk()) {
  const origin = `bubu-webhook.${namespace}/${name}`;
  const log = await openLog(disk, { origin });
  const registry = metrics();
  const tools = { namespace, log: silentLog(), metrics: registry, now: () => performance.now(), wall: Date.now };
  const companion = await peers({ log, disk, keys: keyring(disk) }, cluster.access, round, tools);
  const decide = () => log.append({ source: origin, type: "t", data: {} });
  const seen = async (): Promise<readonly Fields[]> => {
    await log.checkpoint();
    const { records } = await readStretch(disk, 0, log.size);
    const all = records.state === "whole" ? records.items : [];
    return all.map((record) => dataOf(record, seenType)).filter((data) => data !== undefined);
  };
  const stop = async () => {
    await companion.stop();
    await log.close();
  };
  return { origin, disk, log, decide, seen, stop, rendered: async () => (await registry.render()).body };
}

const statusOf = (cluster: AuditLogs, { origin }: { readonly origin: string }): JsonObject => {
  const status = cluster.objects.get(origin.replace("/", "."))?.["status"];
  return isObject(status) ? status : {};
};
const rounds = (count: number) => new Promise((resolve) => setTimeout(resolve, count * round * 3));

test("replicas say how far their logs have come, vouch for each other's, and fall silent when nothing happens", async () => {
  const cluster = auditLogs();
  const [a, b] = [await replica(cluster, "a"), await replica(cluster, "b")];
  const { index } = await a.decide();
  // Either may have vouched for the other before it said how far its own log is.
  const has = ({ origin, size }: Fields) => origin === a.origin && Number(size) > index;
  await vi.waitFor(async () => {
    expect((await b.seen()).some(has)).toBe(true);
    expect((await a.seen()).some(({ origin }) => origin === b.origin)).toBe(true);
  });
  await rounds(4);
  const [writes, sizes] = [cluster.writes.length, [a.log.size, b.log.size]];
  await rounds(20);
  expect([cluster.writes.length, [a.log.size, b.log.size]]).toEqual([writes, sizes]);
  await a.stop();
  expect(statusOf(cluster, a)).toMatchObject({ state: "sealed", size: a.log.size });
  await vi.waitFor(async () => expect((await b.seen()).at(-1)?.["size"]).toBe(a.log.size));
  await b.stop();
  const logs = [a, b].map(({ origin, disk }) => ({ path: origin, source: disk }));
  const whole = await verifyLogs(logs, { keys: [a.log.key, b.log.key], complete: true });
  expect(whole.faults).toBe(0);
  const without = await verifyLogs(logs.slice(1), { keys: [b.log.key], complete: true });
  expect(without.absent).toMatchObject([{ origin: a.origin, size: a.log.size }]);
});

test("keys that take over are followed", async () => {
  const cluster = auditLogs();
  const [a, b] = [await replica(cluster, "a"), await replica(cluster, "b")];
  await a.decide();
  await vi.waitFor(async () => expect(await b.seen()).not.toEqual([]));
  await a.log.rotateKey();
  await vi.waitFor(async () => {
    expect(statusOf(cluster, a)["rotations"]).toHaveLength(1);
    expect((await b.seen()).at(-1)?.["size"]).toBe(statusOf(cluster, a)["size"]);
  });
  expect(await b.rendered()).not.toContain("bubu_audit_peer_faults_total{");
  for (const each of [a, b]) await each.stop();
});

test("a log that is shorter than it was is named by the others, and by its own replica", async () => {
  const cluster = auditLogs();
  const [a, b] = [await replica(cluster, "a"), await replica(cluster, "b")];
  for (let count = 0; count < 3; count++) await a.decide();
  await vi.waitFor(async () => expect(await b.seen()).not.toEqual([]));
  await a.stop();
  const size = a.log.size;
  await vi.waitFor(async () => expect((await b.seen()).at(-1)?.["size"]).toBe(size));
  // The volume is gone: another log, which has nothing of the first.
  const again = await replica(cluster, "a");
  await vi.waitFor(async () =>
    expect(await again.rendered()).toContain('bubu_audit_peer_faults_total{fault="wrong-key"} 1'),
  );
  expect((await again.seen()).at(-1)).toMatchObject({ origin: again.origin, size, fault: "wrong-key" });
  const object = cluster.objects.get("bubu-webhook.bubu-system.a") ?? {};
  const told = isObject(object["status"]) ? object["status"] : {};
  cluster.objects.set("bubu-webhook.bubu-system.a", {
    ...object,
    metadata: { name: "bubu-webhook.bubu-system.a", uid: "another" },
    status: { ...told },
  });
  await vi.waitFor(async () =>
    expect(await b.rendered()).toContain('bubu_audit_peer_faults_total{fault="replaced"} 1'),
  );
  expect((await b.seen()).find(({ fault }) => fault === "replaced")).toMatchObject({ origin: a.origin, size });
  for (const each of [again, b]) await each.stop();
});

test("a replica that is gone without sealing is told to be lost, once", async () => {
  const cluster = auditLogs();
  cluster.gone.add("a");
  const [a, b] = [await replica(cluster, "a"), await replica(cluster, "b")];
  await a.decide();
  await vi.waitFor(() => expect(statusOf(cluster, a)["state"]).toBe("lost"));
  await vi.waitFor(async () => expect((await b.seen()).filter(({ fault }) => fault === "lost")).toHaveLength(1));
  await b.stop();
  expect(await b.rendered()).toContain('bubu_audit_peer_faults_total{fault="lost"} 1');
  await a.stop();
  expect(statusOf(cluster, a)["state"]).toBe("sealed");
});
