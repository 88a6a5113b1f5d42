import { expect, test } from "vitest";
import { MemoryDisk } from "../testing/memory-disk.ts";
import { readState, removedBy, writeState } from "./state.ts";

const time = "2026-03-01T00:00:00.000Z";
const run = { from: 0, to: 512, number: 900, time, oldest: time, newest: time };

test("what was written is read", async () => {
  const disk = new MemoryDisk();
  expect(await readState(disk)).toEqual({ removed: [] });
  await writeState(disk, { removed: [run], since: 900 });
  expect(await readState(disk)).toEqual({ removed: [run], since: 900 });
  await writeState(disk, { removed: [run] });
  expect(await readState(disk)).toEqual({ removed: [run] });
});

test.each([
  "",
  "{",
  "[]",
  '{"removed":1,"since":-1}',
  '{"removed":[{"from":0,"to":1}],"since":"1"}',
  '{"removed":[null]}',
])("of %j nothing is known", async (text) =>
  expect(await readState({ read: async () => Buffer.from(text) })).toEqual({ removed: [] }),
);

test("what stands there is shown as times only", async () => {
  const bytes = Buffer.from(JSON.stringify({ removed: [{ ...run, time: "2026-03-01T01:00:00+01:00" }] }));
  expect((await readState({ read: async () => bytes })).removed).toEqual([run]);
});

test("a record is removed by the run that has it", () => {
  expect([0, 511, 512].map((number) => removedBy([run], number)?.number)).toEqual([900, 900, undefined]);
});
