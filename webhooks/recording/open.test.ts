import { folderDisk } from "@bubustack/audit/disk/folder-disk";
import { folder } from "@bubustack/audit/files/folder";
import { openLog } from "@bubustack/audit/log/log";
import { parseKey } from "@bubustack/audit/note/key";
import { temp } from "@bubustack/audit/testing/temp";
import { verifyLog } from "@bubustack/audit/verify/verify";
import { defaultAuditSettings } from "@bubustack/policies/audit-settings";
import { host } from "@bubustack/policies/testing/host";
import { silentLog } from "@bubustack/runtime/log";
import { metrics } from "@bubustack/runtime/metrics";
import { afterAll, expect, test } from "vitest";
import type { AuditConfig } from "./open.ts";
import { openRecorder } from "./open.ts";

const { path, put, files, remove } = await temp();
afterAll(remove);

const open = (config: Partial<AuditConfig> & { readonly folder: string }) => {
  const registry = metrics();
  const opening = openRecorder(
    { durability: "volume", ...config },
    {
      identity: "bubu-webhook-0",
      namespace: "bubu-system",
      settings: defaultAuditSettings,
      digests: host,
      log: silentLog(),
      metrics: registry,
      now: () => performance.now(),
      wall: Date.now,
    },
  );
  return { opening, registry };
};

test("a replica's log says who opened it, goes on after a restart, and verifies", async () => {
  const at = `${path}/one`;
  for (const size of [1, 2]) {
    const { opening, registry } = open({ folder: at });
    const recorder = await opening;
    expect((await registry.render()).body).toContain(`bubu_audit_size ${size}`);
    await recorder.stop();
  }
  const text = Buffer.from((await folder(at).read("key.pub")) ?? []).toString("utf8");
  const key = parseKey(text.trim());
  expect(key?.name).toBe("bubu-webhook.bubu-system/bubu-webhook-0");
  const report = key && (await verifyLog(folder(at), { key }));
  expect([report?.checkpoint?.size, report?.faults]).toEqual([2, []]);
});

test("with a seal no private key is readable in the folder", async () => {
  await put("seal", "a secret of sixteen bytes and more");
  const recorder = await open({ folder: `${path}/sealed`, sealFile: `${path}/seal` }).opening;
  await recorder.stop();
  const key = await folder(`${path}/sealed`).read("key.pem");
  expect(Buffer.from(key ?? []).toString("latin1")).not.toContain("PRIVATE");
});

test("a secret that is too short is none", async () => {
  await put("short", "short");
  const { opening, registry } = open({ folder: `${path}/short-sealed`, sealFile: `${path}/short` });
  const recorder = await opening;
  expect((await registry.render()).body).toContain("bubu_audit_open 0");
  await recorder.stop();
});

test("a log that another process writes does not open, and nothing is thrown", async () => {
  const at = `${path}/two`;
  const other = await openLog(folderDisk(at), { origin: "bubu-webhook.bubu-system/bubu-webhook-0" });
  const { opening, registry } = open({ folder: at });
  const recorder = await opening;
  expect((await registry.render()).body).toContain("bubu_audit_open 0");
  await recorder.stop();
  await other.close();
});

test("a fresh log begins anew", async () => {
  const at = `${path}/three`;
  await put("three/left-over", "x");
  const recorder = await open({ folder: at, fresh: true, durability: "ephemeral" }).opening;
  await recorder.stop();
  expect((await files()).map(({ name }) => name)).not.toContain("three/left-over");
});
