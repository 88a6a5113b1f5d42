import { folderDisk } from "@bubustack/audit/disk/folder-disk";
import { openLog } from "@bubustack/audit/log/log";
import { temp } from "@bubustack/audit/testing/temp";
import { afterAll, beforeEach, expect, test } from "vitest";
import { bubu } from "../../testing/io.ts";

const { path: cwd, put, files, remove } = await temp();
afterAll(remove);

const dayMs = 86_400_000;
const today = Date.now();
let at = 0;
let name = "";
beforeEach(() => {
  name = `reads-${at++}`;
});

/** A log of so many readings each so many days ago. */
async function readings(of: readonly (readonly [days: number, count: number])[], origin = "host/audit-reads") {
  let now = 0;
  const log = await openLog(folderDisk(`${cwd}/${name}`), { origin, now: () => now });
  for (const [days, count] of of) {
    now = today - days * dayMs;
    const event = { source: origin, type: "io.bubustack.audit.log.read.v1", data: {} };
    await Promise.all(Array.from({ length: count }, () => log.append(event)));
  }
  await log.close();
}

const prune = (...more: readonly string[]) =>
  bubu(["audit", "prune", name, "--key", `${name}/key.pub`, "--older-than", "184", ...more], { cwd });
const bundles = async () =>
  (await files()).map((file) => file.name).filter((file) => /^tile\/entries\/\d{3}$/.test(file.slice(name.length + 1)));

test("readings past their age go, and what remains verifies", async () => {
  await readings([
    [400, 600],
    [1, 200],
  ]);
  expect(await prune("--dry-run")).toEqual({ code: 0, out: `${name}: 512 records would be deleted\n`, err: "" });
  expect(await bundles()).toHaveLength(3);
  expect(await prune()).toEqual({ code: 0, out: `${name}: 512 records were deleted\n`, err: "" });
  expect(await bundles()).toEqual([`${name}/tile/entries/002`]);
  expect((await prune("-o", "json")).out).toContain('"deleted":0');
  const verified = await bubu(["audit", "verify", name, "--key", `${name}/key.pub`], { cwd });
  expect([verified.code, verified.out]).toEqual([0, expect.stringContaining("deleted by retention")]);
});

test("a clock that is far ahead of the last reading deletes nothing by that", async () => {
  await readings([
    [3_000, 300],
    [2_900, 300],
  ]);
  expect((await prune()).out).toBe(`${name}: 0 records were deleted\n`);
});

test("a hold keeps readings, and fewer than six months are said", async () => {
  await readings([
    [400, 300],
    [1, 1],
  ]);
  await put(`${name}/holds.json`, JSON.stringify({ holds: [{ name: "h", reason: "r", by: "b" }] }));
  expect(await prune("--older-than", "30")).toEqual({
    ...{ code: 0, out: `${name}: 0 records were deleted\n` },
    err: expect.stringContaining("six months; this is 30"),
  });
});

test("a log of decisions is left as it is", async () => {
  await readings([[400, 300]], "log.example/a");
  const said = await prune();
  expect([said.code, said.err]).toEqual([2, expect.stringContaining("is no log of readings but log.example/a")]);
  expect((await prune("--older-than", "0")).err).toContain("is no number of days");
});
