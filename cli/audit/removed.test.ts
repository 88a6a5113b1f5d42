import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { formatKey } from "@bubustack/audit/note/key";
import { writeState } from "@bubustack/audit/retention/state";
import { MemoryDisk } from "@bubustack/audit/testing/memory-disk";
import { recordsWith, removeBundles } from "@bubustack/audit/testing/removed-log";
import { logSigner, smallLog } from "@bubustack/audit/testing/small-log";
import { temp } from "@bubustack/audit/testing/temp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bubu } from "../testing/io.ts";
import { lastRemoved, sayRemoved } from "./removed.ts";

const { path: cwd, put, remove } = await temp();
afterAll(remove);

const signer = logSigner();
const key = formatKey(signer.key);
const time = (at: number) => new Date(Date.UTC(2026, 0, 1) + at * 1_000).toISOString();
const run = { from: 0, to: 512, number: 600, time: time(600), oldest: time(0), newest: time(511) };
const said = `of log records 0 to 511 were deleted by retention at ${time(600)}, as record 600 says`;

beforeAll(async () => {
  const disk = new MemoryDisk(smallLog(signer, await recordsWith(signer, 700, [{ at: 600, from: 0, to: 512 }])));
  removeBundles(disk.files, run);
  await writeState(disk, { removed: [run] });
  for (const [path, bytes] of disk.files) await put(`log/${path}`, bytes);
});

const audit = (...args: readonly string[]) => bubu(["audit", ...args], { cwd });

test.each([["--scan"], ["--index", "index"]])(
  "a query that comes to what was deleted says so (%s %s)",
  async (...how) => {
    const all = await audit("query", "log", "--limit", "1000", "-o", "jsonl", ...how.filter(Boolean));
    expect([all.code, all.out.trim().split("\n").length]).toEqual([0, 188]);
    expect(all.err).toContain(`note: ${said}\n`);
    const few = await audit("query", "log", "--limit", "10", ...how.filter(Boolean));
    expect(few.err).not.toContain("deleted by retention");
    const late = await audit("query", "log", "--since", time(520), ...how.filter(Boolean));
    expect(late.err).not.toContain("deleted by retention");
  },
);

test("what was deleted is not proven, and the rest is", async () => {
  expect(await audit("prove", "@17", "log")).toMatchObject({
    code: 1,
    err: `not proven: record 17 is gone: ${said.replace("of log ", "")}\n`,
  });
  expect((await audit("prove", "17", "log")).err).toContain(`note: ${said}\n`);
  const proven = await audit("prove", "520", "log");
  await writeFile(join(cwd, "proof"), proven.out);
  expect((await audit("check-proof", "proof", "--key", key)).code).toBe(0);
});

test("verification and reports say what is gone, and nothing else was", async () => {
  const verified = await audit("verify", "log", "--key", key);
  expect([verified.code, verified.out]).toEqual([
    0,
    expect.stringContaining("log: nothing else was removed or altered\n"),
  ]);
  expect(verified.out).toContain(`records 0 to 511: deleted by retention at ${time(600)}, as record 600 says`);
  const period = ["--from", "2026-01-01", "--to", "2026-01-02", "--scan"];
  for (const more of [[], ["--key", key]]) {
    const report = JSON.parse((await audit("report", "log", ...period, ...more, "-o", "json")).out);
    expect(report.logs[0].removed).toEqual([{ from: 0, to: 512, number: 600, time: time(600) }]);
    const page = (await audit("report", "log", ...period, ...more)).out;
    expect(page).toContain(
      `<p>Of this log records 0 to 511 were deleted by retention at ${time(600)}, as record 600 says.</p>`,
    );
  }
});

test("a decision whose record retention may have deleted is no decision without a record", async () => {
  const event = (at: number) =>
    JSON.stringify({
      ...{ kind: "Event", stage: "ResponseComplete", auditID: `a-${at}`, responseStatus: { code: 201 } },
      ...{
        stageTimestamp: time(at),
        annotations: { "validate.bubustack.io/decision": at.toString(16).padStart(16, "0") },
      },
    });
  await put("api.jsonl", [event(5), event(650)].join("\n"));
  const { code, out, err } = await audit("join", "api.jsonl", "log", "--scan");
  expect([code, out]).toEqual([1, expect.stringContaining("no record: 1, deleted: 1\n")]);
  expect(err).toContain(`note: ${said}\n`);
  await put("early.jsonl", event(5));
  expect((await audit("join", "early.jsonl", "log", "--scan")).code).toBe(0);
});

test("of much the last is said, and of a period what meets it", () => {
  const lines: string[] = [];
  const io = { err: (text: string) => void lines.push(text) };
  const removed = Array.from({ length: 5 }, (_, at) => ({ ...run, number: at }));
  sayRemoved(io, [{ path: "a", removed }]);
  expect(lines).toHaveLength(3);
  sayRemoved(io, [{ path: "a", removed }], Date.parse(time(512)));
  sayRemoved(io, [{ path: "a", removed }], 0, Date.parse(time(-1)));
  expect(lines).toHaveLength(3);
  expect([lastRemoved([{ removed }]), lastRemoved([])]).toEqual([Date.parse(time(511)), Number.NEGATIVE_INFINITY]);
});
