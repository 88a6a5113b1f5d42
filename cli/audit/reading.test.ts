import { temp } from "@bubustack/audit/testing/temp";
import { afterAll, expect, test } from "vitest";
import { emptyIo } from "../testing/io.ts";
import { recordReading } from "./reading.ts";

const { path: cwd, files, remove } = await temp();
afterAll(remove);

const reading = { how: "query", logs: ["log.example/a", "log.example/b"], records: 4 } as const;

test("each log that was read has its record, in the log that the environment names", async () => {
  const said: string[] = [];
  const io = emptyIo({ cwd, env: { BUBU_AUDIT_READS: "reads" }, err: (text) => void said.push(text) });
  await recordReading(io, { args: [], flags: {} }, reading);
  await recordReading(io, { args: [], flags: {} }, reading);
  expect(said).toEqual([]);
  expect((await files()).map(({ name }) => name)).toContain("reads/tile/entries/000.p/4");
});

test("without one it is said", async () => {
  const said: string[] = [];
  await recordReading(emptyIo({ cwd, err: (text) => void said.push(text) }), { args: [], flags: {} }, reading);
  expect(said.join()).toContain("not on record");
});
