import { formatKey } from "@bubustack/audit/note/key";
import { checkpointOf, logSigner, records, smallLog } from "@bubustack/audit/testing/small-log";
import { temp } from "@bubustack/audit/testing/temp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bubu } from "../testing/io.ts";

const { path: cwd, put, remove } = await temp();
afterAll(remove);

const signer = logSigner();
const key = formatKey(signer.key);

beforeAll(async () => {
  for (const [path, bytes] of smallLog(signer, records(300))) await put(`log/${path}`, bytes);
  await put("vault/log.example/a/260", checkpointOf(signer, records(260)));
  await put("other/log.example/a/310", checkpointOf(signer, records(310)));
});

const run = (...args: readonly string[]) => bubu(["audit", ...args], { cwd });

test("verify says until when a log is anchored, for people and for programs", async () => {
  const { code, out } = await run("verify", "log", "--key", key, "--anchor", "vault");
  expect([code, out]).toEqual([0, expect.stringContaining("assurance: anchored until 2026-01-01T00:04:19.000Z\n")]);
  const { out: json } = await run("verify", "log", "--key", key, "--anchor", "vault", "-o", "json");
  expect(JSON.parse(json)).toMatchObject({ assurance: "anchored", anchoredSize: 260 });
});

test("a log that is shorter than an anchor has seen it ends with 1, and an anchor that cannot be read with 2", async () => {
  const { code, out } = await run(
    "verify",
    "log",
    "--key",
    key,
    "--anchor",
    "vault",
    "--anchor",
    "other/log.example/a/310",
  );
  expect([code, out]).toEqual([1, expect.stringContaining("records 300 to 309: The log is shorter")]);
  const none = await run("verify", "log", "--key", key, "--anchor", "postgres://127.0.0.1:1/audit");
  expect([none.code, none.err]).toEqual([2, expect.stringContaining('the secret "user" is missing')]);
});

test("a report says it too", async () => {
  const period = ["--from", "2026-01-01", "--to", "2026-01-02", "--scan"];
  const { out } = await run("report", "log", "--key", key, "--anchor", "vault", ...period);
  expect(out).toContain("anchored. Records 0 to 259, until 2026-01-01T00:04:19.000Z,");
});
