import { folderDisk } from "@bubustack/audit/disk/folder-disk";
import { openLog } from "@bubustack/audit/log/log";
import { keepRequest } from "@bubustack/audit/personal/forget";
import { keyring } from "@bubustack/audit/personal/keyring";
import { MemoryDisk } from "@bubustack/audit/testing/memory-disk";
import { temp } from "@bubustack/audit/testing/temp";
import { defaultAuditCapture } from "@bubustack/policies/audit-capture-settings";
import { defaultAuditSettings } from "@bubustack/policies/audit-settings";
import { host } from "@bubustack/policies/testing/host";
import { logger, silentLog } from "@bubustack/runtime/log";
import { metrics } from "@bubustack/runtime/metrics";
import { expect, test, vi } from "vitest";
import { accompany } from "./accompany.ts";

test("a log has its companions while it is open", async () => {
  const disk = new MemoryDisk();
  await keepRequest(disk, { id: "11111111-2222-4333-8444-555555555555", namespace: "team-a", by: "grace" });
  const opened = { disk, keys: keyring(disk), log: await openLog(disk, { origin: "log.example/a" }) };
  const tools = {
    ...{ identity: "bubu-webhook-0", namespace: "bubu-system", settings: defaultAuditSettings, digests: host },
    ...{ log: silentLog(), metrics: metrics(), now: () => performance.now(), wall: Date.now },
  };
  const companions = await accompany(opened, { folder: "/none", durability: "volume" }, tools);
  await vi.waitFor(() => expect(opened.log.size).toBe(1));
  for (const each of companions) await each.stop();
  await opened.log.close();
});

test("reviews are captured where a namespace is named, and what was captured before is looked after in any case", async () => {
  const { path, put, remove } = await temp();
  const lines: string[] = [];
  const log = logger({ destination: { write: (line) => void lines.push(line) } });
  const started = async (namespaces: readonly string[], sealed: { readonly sealFile?: string } = {}) => {
    const disk = folderDisk(path);
    const opened = { disk, keys: keyring(disk), log: await openLog(disk, { origin: "log.example/a" }) };
    const capture = { ...defaultAuditCapture, namespaces };
    const tools = {
      ...{ identity: "a", namespace: "bubu-system", settings: { ...defaultAuditSettings, capture }, digests: host },
      ...{ log, metrics: metrics(), now: () => performance.now(), wall: () => 1_700_000_000_000 },
    };
    const companions = await accompany(opened, { folder: path, durability: "volume", ...sealed }, tools);
    for (const each of companions) await each.stop();
    await opened.log.close();
    return companions.filter((each) => each.capture !== undefined).length;
  };
  expect([await started([]), await started(["team-a"], { sealFile: "seal" }), lines]).toEqual([0, 1, []]);
  await put("captures/1600000000000.jsonl", "old");
  expect([await started([]), lines]).toEqual([1, []]);
  expect(await folderDisk(path).list("captures")).toEqual([]);
  await started(["team-a"]);
  expect(lines.join("")).toContain("the keys beside them are not encrypted");
  await remove();
});
