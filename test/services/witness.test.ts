// Before vitest does: what is of CommonJS and first would initialise it half-way.
import "node:tls";
import { execFile } from "node:child_process";
import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { folderDisk } from "@bubustack/audit/disk/folder-disk";
import type { Log } from "@bubustack/audit/log/log";
import { openLog } from "@bubustack/audit/log/log";
import { formatKey, parseKey } from "@bubustack/audit/note/key";
import { keyring } from "@bubustack/audit/personal/keyring";
import { decided } from "@bubustack/audit/testing/decisions";
import { temp } from "@bubustack/audit/testing/temp";
import { postTo } from "@bubustack/audit/witness/post";
import { submit } from "@bubustack/audit/witness/submit";
import { witnessedPath } from "@bubustack/audit/witness/witnessed";
import { verifierFiles } from "@bubustack/cli/build/verifier";
import { bubu } from "@bubustack/cli/testing/io";
import { silentLog } from "@bubustack/runtime/log";
import { metrics } from "@bubustack/runtime/metrics";
import { showToWitnesses } from "@bubustack/webhooks/recording/companions/witnesses";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pathOf } from "../programs/program.ts";
import type { Server } from "./server.ts";
import { freePort, startServer } from "./server.ts";
import { witness } from "./services.ts";

const origin = "log.example/a";
const at = await temp();
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const disk = folderDisk(join(at.path, "log"));
let server: Server;
let log: Log;
let key = "";

const event = { source: origin, type: "io.bubustack.audit.admission.decided.v1", data: decided({ name: "a" }) };

async function grow(of: Log, count: number): Promise<void> {
  for (let written = 0; written < count; written++) await of.append(event);
  await of.checkpoint();
}

/** Shows the log until it ends to the witness, as a replica does. */
async function witnessed(): Promise<string> {
  const registry = metrics();
  const tools = { log: silentLog(), metrics: registry, now: () => performance.now() };
  const companion = await showToWitnesses({ log, disk, keys: keyring(disk) }, [{ url, key }], tools);
  await companion.stop();
  return (await registry.render()).body;
}

/** What is said of a checkpoint of a folder that says that the witness saw so much before. */
async function shown(folder: string, old: number) {
  const note = await readFile(join(at.path, folder, "checkpoint"), "utf8");
  const own = parseKey(key);
  if (own === undefined) throw new Error(`"${key}" is no key`);
  return await submit({ source: folderDisk(join(at.path, folder)), note, witness: own, old, post: postTo(url) });
}

const arguments_ = (folder: string) => [folder, "--key", "key.pub", "--witness", "witness.pub"];
const verify = (...more: readonly string[]) => bubu(["audit", "verify", ...more], { cwd: at.path });
/** The same with the file that an auditor has. */
async function verifyAlone(...more: readonly string[]): Promise<{ readonly code: number; readonly out: string }> {
  try {
    const ran = await promisify(execFile)(process.execPath, ["verify.mjs", ...more], { cwd: at.path });
    return { code: 0, out: ran.stdout };
  } catch (error) {
    const { code, stdout } = Object(error);
    return { code, out: String(stdout) };
  }
}

beforeAll(async () => {
  log = await openLog(disk, { origin, checkpointMs: 3_600_000 });
  server = await startServer(pathOf(witness), ["--listen", `127.0.0.1:${port}`, formatKey(log.key)], port);
  while (!server.said().includes("\n")) await sleep(5);
  key = server.said().trim().split("\n")[0] ?? "";
  await at.put("key.pub", formatKey(log.key));
  await at.put("witness.pub", key);
  await at.put("verify.mjs", verifierFiles().get("bubu-audit-verify.mjs") ?? "");
});

afterAll(async () => {
  await log?.close();
  await server?.stop();
  await at.remove();
});

test("what another's witness cosigns is accepted by bubu and by the verifier alone", async () => {
  await grow(log, 5);
  await cp(join(at.path, "log"), join(at.path, "copy"), { recursive: true });
  await grow(log, 300);
  expect(await witnessed()).toContain('bubu_audit_witnessed_size{witness="witness.example/w"} 305');
  for (const { code, out } of [await verify(...arguments_("log")), await verifyAlone(...arguments_("log"))])
    expect([code, out]).toEqual([0, expect.stringMatching(/externally witnessed until 20\d\d-/)]);
  // It goes on from what the witness saw, by a proof that the witness checks.
  await grow(log, 700);
  expect(await witnessed()).toContain('bubu_audit_witness_total{witness="witness.example/w",result="cosigned"} 1');
  expect((await verify(...arguments_("log"))).out).toContain("externally witnessed until");
});

test("of a log that has grown since, the part is said that it saw", async () => {
  await grow(log, 1);
  const { code, out } = await verify(...arguments_("log"));
  expect([code, out]).toEqual([0, expect.stringMatching(/log: records 0 to 1004 are externally witnessed until 20/)]);
});

test("a copy that went another way with the same key has no signature of the witness, and is named", async () => {
  const other = await openLog(folderDisk(join(at.path, "copy")), { origin, checkpointMs: 3_600_000 });
  await grow(other, 3);
  expect(await shown("copy", 0)).toEqual({ state: "ahead", size: 1_005 });
  await grow(other, 997);
  expect(await shown("copy", 1_005)).toMatchObject({ state: expect.stringMatching(/^(conflict|unproven)$/) });
  await grow(other, 5);
  expect(await shown("copy", 1_005)).toEqual({ state: "unproven", status: 422 });
  await other.close();
  const own = parseKey(key);
  const seen = `log/${witnessedPath(own?.id ?? 0)}`;
  for (const verified of [verify, verifyAlone]) {
    const { code, out } = await verified("copy", "--key", "key.pub", "--since", seen);
    expect([code, out]).toEqual([1, expect.stringContaining("(fork)")]);
  }
});

test.each([
  { name: "other", of: "log.example/b", answer: { state: "unknown", status: 404 } },
  // It answers 403, or as of this writing 500.
  { name: "posing", of: origin, answer: { state: expect.stringMatching(/^(unknown|failed)$/) } },
])("a log that it was not told of, or under another key, is not cosigned: $name", async ({ name, of, answer }) => {
  const other = await openLog(folderDisk(join(at.path, name)), { origin: of });
  await grow(other, 2);
  expect(await shown(name, 0)).toMatchObject(answer);
  await other.close();
});
