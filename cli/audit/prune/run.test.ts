import { formatKey } from "@bubustack/audit/note/key";
import { recordsWith } from "@bubustack/audit/testing/removed-log";
import { logSigner, smallLog } from "@bubustack/audit/testing/small-log";
import { temp } from "@bubustack/audit/testing/temp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bubu } from "../../testing/io.ts";

const { path: cwd, put, files, remove } = await temp();
afterAll(remove);

const signer = logSigner();
const key = formatKey(signer.key);

beforeAll(async () => {
  const log = smallLog(signer, await recordsWith(signer, 700, [{ at: 600, from: 0, to: 512 }]));
  for (const [path, bytes] of log) {
    await put(`copy/${path}`, bytes);
    await put(`bad/${path}`, path === "tile/entries/001" ? bytes.subarray(0, 100) : bytes);
    await put(`held/${path}`, bytes);
  }
  await put("held/holds.json", JSON.stringify({ holds: [{ name: "h", reason: "r", by: "b" }] }));
});

const prune = (...args: readonly string[]) => bubu(["audit", "prune", ...args, "--key", key], { cwd });
const bundles = async (copy: string) =>
  (await files()).map(({ name }) => name).filter((name) => name.startsWith(`${copy}/tile/entries/`));

test("what the log has deleted is deleted from the copy, and nothing else", async () => {
  expect(await prune("copy", "--dry-run")).toEqual({ code: 0, out: "copy: 512 records would be deleted\n", err: "" });
  expect(await bundles("copy")).toHaveLength(3);
  expect(await prune("copy")).toEqual({ code: 0, out: "copy: 512 records were deleted\n", err: "" });
  expect(await bundles("copy")).toEqual(["copy/tile/entries/002.p/188"]);
  expect(await prune("copy")).toEqual({ code: 0, out: "copy: 0 records were deleted\n", err: "" });
  expect((await bubu(["audit", "verify", "copy", "--key", key], { cwd })).code).toBe(0);
});

test("a copy with faults, and one that is held, stay as they are", async () => {
  expect(await prune("bad")).toMatchObject({ code: 1, err: expect.stringContaining("bad: left as it is") });
  expect(await bundles("bad")).toHaveLength(3);
  expect((await prune("held")).out).toBe("held: 0 records were deleted; a hold keeps 512 more\n");
  expect(await bundles("held")).toHaveLength(3);
});

test("programs are told of each log", async () => {
  const said = await bubu(["audit", "prune", "bad", "held", "--key", key, "--dry-run", "-o", "json"], { cwd });
  expect(said.code).toBe(1);
  expect(JSON.parse(said.out)).toEqual({
    ...{ version: 1, dryRun: true },
    logs: [
      { path: "bad", faults: expect.any(Number), deleted: 0, held: 0 },
      { path: "held", faults: 0, deleted: 0, held: 512 },
    ],
  });
});

test("says what it needs", async () => {
  expect((await bubu(["audit", "prune", "copy"], { cwd })).err).toContain("--key is needed");
  expect((await prune("https://logs.example.com/a")).err).toContain("is a URL");
});
