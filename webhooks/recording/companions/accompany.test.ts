import { openLog } from "@bubustack/audit/log/log";
import { keepRequest } from "@bubustack/audit/personal/forget";
import { keyring } from "@bubustack/audit/personal/keyring";
import { MemoryDisk } from "@bubustack/audit/testing/memory-disk";
import { defaultAuditSettings } from "@bubustack/policies/audit-settings";
import { host } from "@bubustack/policies/testing/host";
import { silentLog } from "@bubustack/runtime/log";
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
