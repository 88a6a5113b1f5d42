import { openLog } from "@bubustack/audit/log/log";
import { keyring } from "@bubustack/audit/personal/keyring";
import { holdsOf } from "@bubustack/audit/retention/hold";
import { MemoryDisk } from "@bubustack/audit/testing/memory-disk";
import { verifyLog } from "@bubustack/audit/verify/verify";
import { defaultAuditSettings } from "@bubustack/policies/audit-settings";
import { silentLog } from "@bubustack/runtime/log";
import { metrics } from "@bubustack/runtime/metrics";
import { expect, test, vi } from "vitest";
import { retain } from "./retention.ts";

const origin = "log.example/a";
const start = Date.UTC(2026, 0, 1);
const common = { settings: defaultAuditSettings, log: silentLog(), now: () => 0 };
/** The AuditLog of another replica, whose clock said this. */
const said = (at: number) => ({
  spec: { origin: "log.example/b" },
  status: { updatedAt: new Date(at).toISOString() },
});

async function opened(disk: MemoryDisk, at: number) {
  return { disk, keys: keyring(disk), log: await openLog(disk, { origin, now: () => at }) };
}

test("records past their age are deleted while the log is open, and that is counted", async () => {
  const disk = new MemoryDisk();
  const first = await opened(disk, start);
  await Promise.all(Array.from({ length: 600 }, () => first.log.append({ source: origin, type: "t", data: {} })));
  await first.log.close();
  const at = start + 200 * 86_400_000;
  const later = await opened(disk, at);
  const registry = metrics();
  const informer = { values: () => [said(at - 3_600_000)] };
  const config = { ...common, metrics: registry, wall: () => at, informer };
  const companion = await retain(later, { ...config, firstMs: 1, everyMs: 5 });
  await vi.waitFor(async () => expect((await registry.render()).body).toContain("bubu_audit_pruned_total 512"), 10_000);
  await companion.stop();
  await later.log.close();
  const report = await verifyLog(disk, { key: later.log.key });
  expect([report.faults, report.removed?.length]).toEqual([[], 1]);
});

test("a clock that leaps years ahead deletes nothing, which is said, until another confirms it", async () => {
  const disk = new MemoryDisk();
  const first = await opened(disk, start);
  await Promise.all(Array.from({ length: 600 }, () => first.log.append({ source: origin, type: "t", data: {} })));
  await first.log.close();
  const ahead = start + 4_000 * 86_400_000;
  const later = await opened(disk, ahead);
  const registry = metrics();
  const lines: string[] = [];
  const log = { ...silentLog(), warn: (_: object, text: string) => lines.push(text) };
  const others: ReturnType<typeof said>[] = [];
  const informer = { values: () => others };
  const config = { ...common, log, metrics: registry, wall: () => ahead, informer };
  const companion = await retain(later, { ...config, firstMs: 1, everyMs: 5 });
  const shown = async () => (await registry.render()).body;
  await vi.waitFor(async () => expect(await shown()).toMatch(/bubu_audit_clock_ahead_seconds 3\d{8}/), 10_000);
  await vi.waitFor(async () => expect(await shown()).toContain("bubu_audit_oldest_seconds 1767225600"), 10_000);
  expect(await shown()).toContain("bubu_audit_pruned_total 0");
  expect(lines).toEqual([expect.stringContaining("the clock is more than a day ahead")]);
  others.push(said(ahead));
  await vi.waitFor(async () => expect(await shown()).toContain("bubu_audit_pruned_total 512"), 10_000);
  expect(await shown()).toContain("bubu_audit_clock_ahead_seconds 0");
  await companion.stop();
  await later.log.close();
});

test("holds are placed before anything is deleted, and it can be ended at once", async () => {
  const disk = new MemoryDisk();
  const here = await opened(disk, start);
  const hold = { name: "case-7", reason: "r", by: "grace", namespaces: [], kinds: [], actors: [] };
  const settings = { ...defaultAuditSettings, holds: [hold] };
  const config = { ...common, metrics: metrics(), wall: () => start };
  await (await retain(here, { ...config, settings })).stop();
  expect(await holdsOf(disk)).toEqual([hold]);
  const lifted = { ...config, metrics: metrics(), settings: defaultAuditSettings };
  await (await retain(here, lifted)).stop();
  expect([await holdsOf(disk), here.log.size]).toEqual([[], 2]);
  await here.log.close();
});
