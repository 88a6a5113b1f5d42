import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { openLog } from "@bubustack/audit/log/log";
import { formatKey } from "@bubustack/audit/note/key";
import { keyring } from "@bubustack/audit/personal/keyring";
import { MemoryDisk } from "@bubustack/audit/testing/memory-disk";
import { logSigner } from "@bubustack/audit/testing/small-log";
import { strictWitness } from "@bubustack/audit/testing/strict-witness";
import { leafHash } from "@bubustack/audit/tree/hash";
import { readStretch } from "@bubustack/audit/verify/part";
import { verifyLog } from "@bubustack/audit/verify/verify";
import { witnessedPath } from "@bubustack/audit/witness/witnessed";
import { silentLog } from "@bubustack/runtime/log";
import { metrics } from "@bubustack/runtime/metrics";
import { expect, test, vi } from "vitest";
import { showToWitnesses } from "./witnesses.ts";

const event = { source: "s", type: "t", data: {} };

async function begun() {
  const disk = new MemoryDisk();
  const log = await openLog(disk, { origin: "log.example/a" });
  let leaves: readonly Uint8Array[] = [];
  const signer = logSigner("witness.example/w", "cosignature");
  const witness = strictWitness(signer, log.key, () => leaves);
  const server = createServer(async (request, response) => {
    const { records } = await readStretch(disk, 0, log.size);
    leaves = records.state === "whole" ? records.items.map(leafHash) : leaves;
    const { status, body } = await witness.post(await text(request));
    response.writeHead(request.url === "/w/add-checkpoint" ? status : 404).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const registry = metrics();
  const tools = { log: silentLog(), metrics: registry, now: () => performance.now() };
  const show = (path = "/w") =>
    showToWitnesses(
      { log, disk, keys: keyring(disk) },
      [{ url: `http://127.0.0.1:${port}${path}`, key: formatKey(signer.key) }],
      tools,
      5,
    );
  const end = async () => {
    await log.close();
    server.close();
  };
  return { disk, log, key: signer.key, show, end, rendered: async () => (await registry.render()).body };
}

test("a log's checkpoints are cosigned while it grows and in the end, which verification says", async () => {
  const { disk, log, key, show, end, rendered } = await begun();
  for (let count = 0; count < 5; count++) await log.append(event);
  await log.checkpoint();
  const companion = await show();
  await vi.waitFor(async () =>
    expect(await rendered()).toContain('bubu_audit_witnessed_size{witness="witness.example/w"} 5'),
  );
  for (let count = 0; count < 5; count++) await log.append(event);
  await companion.stop();
  expect(await rendered()).toContain('bubu_audit_witnessed_size{witness="witness.example/w"} 10');
  const kept = disk.files.get(witnessedPath(key.id)) ?? new Uint8Array();
  const report = await verifyLog(disk, { key: log.key, witnesses: [key], since: [kept] });
  expect(report).toMatchObject({ assurance: "externally witnessed", faults: [], checkpoint: { size: 10 } });
  await end();
});

test("a witness that answers nothing of use is asked less and less, and the log goes on", async () => {
  const { log, show, end, rendered } = await begun();
  await log.append(event);
  await log.checkpoint();
  const companion = await show("/elsewhere");
  await vi.waitFor(async () => expect(await rendered()).toContain('result="unknown"'));
  await log.append(event);
  await companion.stop();
  expect(log.size).toBe(2);
  await end();
});
