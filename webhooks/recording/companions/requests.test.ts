import { openLog } from "@bubustack/audit/log/log";
import { keepRequest } from "@bubustack/audit/personal/forget";
import { keyring } from "@bubustack/audit/personal/keyring";
import { MemoryDisk } from "@bubustack/audit/testing/memory-disk";
import { silentLog } from "@bubustack/runtime/log";
import { expect, test, vi } from "vitest";
import { attendRequests } from "./requests.ts";

const request = { id: "11111111-2222-4333-8444-555555555555", namespace: "team-a", by: "grace" };

test("what is asked for in the folder is done and on record, also what was asked before", async () => {
  const disk = new MemoryDisk();
  await keepRequest(disk, request);
  const opened = { disk, keys: keyring(disk), log: await openLog(disk, { origin: "log.example/a" }) };
  await opened.keys.of("team-a");
  const companion = attendRequests(opened, silentLog(), 5);
  await vi.waitFor(() => expect(opened.log.size).toBe(1));
  await keepRequest(disk, { ...request, id: "11111111-2222-4333-8444-666666666666" });
  await vi.waitFor(() => expect(opened.log.size).toBe(2));
  await vi.waitFor(async () => expect(await disk.list("requests")).toEqual([]));
  await companion.stop();
  expect(await disk.list("keys")).toEqual([]);
  await opened.log.close();
});

test("a disk that fails is asked again", async () => {
  const disk = new MemoryDisk();
  const opened = { disk, keys: keyring(disk), log: await openLog(disk, { origin: "log.example/a" }) };
  await keepRequest(disk, request);
  let failures = 0;
  disk.fail = (operation) => (operation === "remove" && failures++ < 2 ? new Error("no disk") : undefined);
  const companion = attendRequests(opened, silentLog(), 5);
  await vi.waitFor(async () => expect(await disk.list("requests")).toEqual([]));
  await companion.stop();
  await opened.log.close();
});
