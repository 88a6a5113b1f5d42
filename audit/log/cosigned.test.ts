import { expect, test } from "vitest";
import { cosign } from "../note/cosignature.ts";
import { MemoryDisk } from "../testing/memory-disk.ts";
import { logSigner } from "../testing/small-log.ts";
import { readCheckpoint } from "../verify/trust.ts";
import { verifyLog } from "../verify/verify.ts";
import { openLog } from "./log.ts";

const event = { source: "s", type: "t", data: {} };
const witness = logSigner("witness.example/w", "cosignature");

test("a log whose last checkpoint a witness signed is externally witnessed, until it grows", async () => {
  const disk = new MemoryDisk();
  const log = await openLog(disk, { origin: "log.example/a" });
  await log.append(event);
  await log.checkpoint();
  const text = readCheckpoint(disk.files.get("checkpoint") ?? new Uint8Array())?.note.text ?? "";
  expect(await log.cosign(text, [cosign(witness, text, 1_700_000_000)])).toBe(true);
  expect(await log.cosign(text, [cosign(witness, text, 1_700_000_001)])).toBe(true);
  // Nothing has come: what stands there stays.
  await log.checkpoint();
  const question = { key: log.key, witnesses: [witness.key] };
  expect(await verifyLog(disk, question)).toMatchObject({
    assurance: "externally witnessed",
    witnessedUntil: "2023-11-14T22:13:21.000Z",
    faults: [],
  });
  await log.append(event);
  await log.checkpoint();
  expect(await log.cosign(text, [cosign(witness, text, 1_700_000_002)])).toBe(false);
  expect(await verifyLog(disk, question)).toMatchObject({ assurance: "self-signed", faults: [] });
  await log.close();
});
