import { openLog } from "@bubustack/audit/log/log";
import { cosign } from "@bubustack/audit/note/cosignature";
import { formatKey } from "@bubustack/audit/note/key";
import { MemoryDisk } from "@bubustack/audit/testing/memory-disk";
import { checkpointOf, logSigner, records } from "@bubustack/audit/testing/small-log";
import { witnessedPath } from "@bubustack/audit/witness/witnessed";
import { expect, test } from "vitest";
import { heardTimes } from "./heard.ts";

const witness = logSigner("witness.example/w", "cosignature");
const settings = [{ url: "https://witness.example", key: formatKey(witness.key) }];

test("witnesses have said the time under what they signed, and other replicas in their AuditLogs", async () => {
  const disk = new MemoryDisk();
  const log = await openLog(disk, { origin: "bubu-webhook.bubu-system/a" });
  expect(await heardTimes({ log, disk }, settings)).toEqual([]);
  const cosigned = (by: typeof witness) => checkpointOf(by, records(3), (text) => [cosign(by, text, 1_700_000_000)]);
  disk.files.set(witnessedPath(witness.key.id), cosigned(logSigner("witness.example/w", "cosignature")));
  expect(await heardTimes({ log, disk }, settings)).toEqual([]);
  disk.files.set(witnessedPath(witness.key.id), cosigned(witness));
  const object = (pod: string, status?: { readonly updatedAt: string }) => ({
    spec: { origin: `bubu-webhook.bubu-system/${pod}` },
    ...(status && { status }),
  });
  const objects = [
    object("a", { updatedAt: "2030-01-01T00:00:00Z" }),
    object("b", { updatedAt: "2026-03-01T00:00:00Z" }),
    object("c"),
  ];
  const heard = await heardTimes({ log, disk }, settings, { values: () => objects });
  expect(heard).toEqual([1_700_000_000_000, Date.UTC(2026, 2, 1)]);
  await log.close();
});
