import { openLog } from "@bubustack/audit/log/log";
import { formatKey } from "@bubustack/audit/note/key";
import type { Told } from "@bubustack/audit/peers/sight";
import { MemoryDisk } from "@bubustack/audit/testing/memory-disk";
import { checkpointOf, logSigner, origin, records } from "@bubustack/audit/testing/small-log";
import { expect, test } from "vitest";
import { watch } from "./watch.ts";

const signer = logSigner();
const told = (size: number): Told => ({
  origin,
  uid: "1",
  key: formatKey(signer.key),
  takeovers: [],
  checkpoint: Buffer.from(checkpointOf(signer, records(size))).toString("utf8"),
});

test("what was seen outlives the process, and a fault is said once", async () => {
  const disk = new MemoryDisk();
  const audit = await openLog(disk, { origin: "log.example/own" });
  const faults: string[] = [];
  const begin = () => watch({ audit, disk, onFault: (fault) => void faults.push(fault) });
  const first = await begin();
  expect([await first.look(told(7)), await first.look(told(7))]).toEqual([1, 0]);
  const second = await begin();
  expect([await second.look(told(7)), await second.look(told(6)), await second.look(told(6))]).toEqual([0, 1, 0]);
  expect(await second.look(told(8))).toBe(1);
  expect(faults).toEqual(["rollback"]);
  await audit.close();
});

test("a file of what was seen that cannot be read is as none", async () => {
  const disk = new MemoryDisk(new Map([["peers.json", Buffer.from("{")]]));
  const audit = await openLog(disk, { origin: "log.example/own" });
  const watching = await watch({ audit, disk, onFault: () => {} });
  expect(await watching.look(told(7))).toBe(1);
  // Nobody ever believed anything of that one.
  expect(await watching.lost("log.example/other")).toBe(0);
  await audit.close();
});
