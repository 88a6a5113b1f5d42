import { expect, test } from "vitest";
import { logSigner, records, smallLog, sourceOf } from "../testing/small-log.ts";
import { Edge } from "../tree/edge.ts";
import { Faults } from "./fault.ts";
import { readStretch } from "./part.ts";
import { Walk } from "./walk.ts";

async function walk(files: ReadonlyMap<string, Uint8Array>, size: number) {
  const [edge, faults] = [new Edge(), new Faults()];
  const walk = new Walk(sourceOf(files), size, edge, faults);
  let leaves = 0;
  for (let index = 0; index * 256 < size; index++) {
    await walk.take(await readStretch(sourceOf(files), index, size), () => {
      leaves++;
    });
  }
  return { walk, edge, faults, leaves };
}

test("every record is seen once, and its times are kept", async () => {
  const { walk: walked, edge, faults, leaves } = await walk(smallLog(logSigner(), records(300)), 300);
  await walked.finish(edge.root());
  expect([leaves, edge.size, faults.found]).toEqual([300, 300, []]);
  expect(walked.found).toEqual({ first: "2026-01-01T00:00:00.000Z", last: "2026-01-01T00:04:59.000Z" });
});

test("two gaps are two, and what is gone at the end is cut off", async () => {
  const files = smallLog(logSigner(), records(1_300));
  for (const index of ["000", "002", "003", "005.p/20"]) files.delete(`tile/entries/${index}`);
  const { walk: walked, edge, faults } = await walk(files, 1_300);
  await walked.finish(edge.root());
  expect(faults.found).toEqual([
    { code: "record-missing", from: 0, to: 256 },
    { code: "record-missing", from: 512, to: 1_024 },
    { code: "truncated", from: 1_280, to: 1_300 },
  ]);
});

test("a tile above that does not fit is to blame where the root fits, and the records where it does not", async () => {
  const files = smallLog(logSigner(), records(600));
  const above = Buffer.from(files.get("tile/1/000.p/2") ?? []);
  above[40] = (above[40] ?? 0) ^ 1;
  files.set("tile/1/000.p/2", above);
  const fits = await walk(files, 600);
  await fits.walk.finish(fits.edge.root());
  expect(fits.faults.found).toEqual([{ code: "tile-altered", from: 256, to: 512 }]);
  const other = await walk(files, 600);
  await other.walk.finish(new Edge().root());
  expect(other.faults.found).toEqual([{ code: "record-altered", from: 256, to: 512 }]);
});
