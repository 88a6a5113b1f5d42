import { hash } from "node:crypto";
import { appendFile, cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { canonicalJson } from "@bubustack/api/canonical-json";
import type { JsonObject } from "@bubustack/api/json";
import type { Linked } from "@bubustack/audit/capture/entry";
import { sealEntry } from "@bubustack/audit/capture/entry";
import { CaptureFiles } from "@bubustack/audit/capture/files";
import { alwaysRedacted, redactor } from "@bubustack/audit/capture/redact";
import { folderDisk } from "@bubustack/audit/disk/folder-disk";
import { openLog } from "@bubustack/audit/log/log";
import { toBase64 } from "@bubustack/audit/note/base64";
import { keyring } from "@bubustack/audit/personal/keyring";
import { sealOf } from "@bubustack/audit/seal/seal";
import { sealedDisk } from "@bubustack/audit/seal/sealed-disk";
import { temp } from "@bubustack/audit/testing/temp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bubu } from "../../testing/io.ts";
import { clusterPolicy, creation } from "../testing/question.ts";

const { path: cwd, put, remove } = await temp();
afterAll(remove);

const secret = "a secret of sixteen bytes";
const object = (name: string, data: JsonObject) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name, namespace: "n" },
  data,
});

interface Given extends Partial<Linked> {
  readonly data: JsonObject;
  readonly redact?: readonly string[];
}

/** A log in a folder with a record of each decision, beside which their requests were captured. */
async function captured(name: string, given: readonly Given[]): Promise<void> {
  const disk = sealedDisk(folderDisk(join(cwd, name)), sealOf(Buffer.from(secret)));
  const log = await openLog(disk, { origin: "log.example/a" });
  const key = await keyring(disk).of("n");
  const files = await CaptureFiles.open(join(cwd, name, "captures"), {
    hours: 1,
    mostBytes: 1e6,
    now: () => 1_000_000,
  });
  for (const [at, { data, redact = [], ...more }] of given.entries()) {
    const decision = `d${at}`;
    const about = object(`m${at}`, data);
    const request = creation({ uid: `u${at}`, name: `m${at}`, object: about });
    const objectDigest = `sha256:${hash("sha256", canonicalJson(about))}`;
    const event = { id: decision, source: "log.example/a", type: "t", data: { review: `u${at}`, objectDigest } };
    const { index, leaf } = await log.append(event);
    const linked = { decision, log: "log.example/a", number: index, leaf: toBase64(leaf), at: 5, same: decision };
    await files.append(sealEntry(key, { ...linked, ...more }, request, redactor([...alwaysRedacted, ...redact])));
  }
  await files.close();
  await log.close();
}

const replay = (folder: string, ...more: readonly string[]) =>
  bubu(["policy", "replay", folder, "--policy", "draft.yaml", "--seal", "secret", ...more], { cwd });
const json = async (folder: string, ...more: readonly string[]) =>
  JSON.parse((await replay(folder, "-o", "json", ...more)).out);
const fileIn = async (folder: string) => {
  const [name = ""] = await readdir(join(cwd, folder, "captures"));
  return join(cwd, folder, "captures", name);
};

beforeAll(async () => {
  await put("secret", secret);
  const validations = [{ name: "two", expression: "object.data.x == '2'", message: "x must be 2" }];
  await put("draft.yaml", JSON.stringify(clusterPolicy({ validations }, "draft")));
  await captured("log", [
    { data: { x: "2" }, policies: "allowed" },
    { data: { x: "1" }, policies: "allowed" },
    { data: { x: "1" }, policies: "refused" },
    { data: { x: "2" } },
    { data: { x: "1" }, policies: "allowed", redact: ["/data/x"] },
  ]);
});

test("a draft is compared with what policies came to, and the first that it judges otherwise is told by its decision", async () => {
  const { code, out } = await replay("log");
  expect(code).toBe(0);
  expect(out).toBe(`5 requests: 2 refused, 0 warned about, 0 audited, 1 unverified
of 3 with a former answer 1 become refused, 0 allowed
first at decision d1: CREATE configmaps n/m1 by ann: allowed, becomes refused
  draft: x must be 2

policy  requests  refused  warned  audited  unverified
draft          3        2       0        0           1

namespace  requests  refused  warned  audited  unverified
n                 5        2       0        0           1

user  requests  refused  warned  audited  unverified
ann          5        2       0        0           1
`);
  expect(await json("log")).toMatchObject({ changed: { first: { decision: "d1" } } });
});

test("a request of which several webhooks were asked comes once, with what all of them came to", async () => {
  const one = { data: { x: "2" }, same: "one" };
  await captured("several", [
    { ...one, policies: "allowed" },
    { ...one, policies: "refused" },
    { ...one, at: 5 + 120_000, policies: "allowed" },
    { ...one, at: 5 + 121_000 },
    { ...one, at: 5 + 240_000, policies: "refused" },
    { ...one, at: 5 + 241_000 },
  ]);
  expect(await json("several")).toMatchObject({ requests: 3, changed: { compared: 2, allowed: 2 } });
});

test("what was altered, is of another log or of another record, or has no key is told by its number; the rest is read", async () => {
  await cp(join(cwd, "log"), join(cwd, "altered"), { recursive: true });
  const file = await fileIn("altered");
  const lines = (await readFile(file, "utf8")).split("\n");
  lines[0] = lines[0]?.replace(/"sealed":"./, '"sealed":"_') ?? "";
  lines[1] = lines[1]?.slice(0, 60) ?? "";
  lines[2] = lines[2]?.replace('"n/', '"m/') ?? "";
  await writeFile(file, lines.join("\n"));
  const { out } = await replay("altered", "--promote", "deny");
  expect(out).toContain("2 requests: 0 refused, 0 warned about, 0 audited, 1 unverified");
  expect(out).toContain("3 lines are no requests");
  expect(out).toContain("line 1: it was altered, or is not encrypted with its key");
  expect(out).toContain("line 2: it is cut off");
  expect(out).toMatch(/line 3: the key m\/\w+ is not there: destroyed, or in another folder/);

  await captured("other", [
    { data: {}, log: "log.example/b" },
    { data: {}, number: 7 },
    { data: {}, number: 0 },
  ]);
  expect((await json("other")).malformed.first.map(({ problem }: { readonly problem: string }) => problem)).toEqual([
    "decision d0 is in the log log.example/b, and this one is log.example/a",
    "the log does not have record 7 of decision d1, or not yet",
    "record 0 is not of decision d2 and what it was about",
  ]);
});

test("half a line at the end of a file is passed over: nothing else is lost by it", async () => {
  await cp(join(cwd, "log"), join(cwd, "torn"), { recursive: true });
  const text = await readFile(await fileIn("torn"), "utf8");
  await appendFile(await fileIn("torn"), text.slice(0, 100));
  expect(await json("torn")).toMatchObject({ requests: 5, malformed: { lines: 0 } });
});

test("without the seal nothing can be read, and without captures there is nothing to read", async () => {
  const sealed = await bubu(["policy", "replay", "log", "--policy", "draft.yaml"], { cwd });
  expect([sealed.code, sealed.out]).toEqual([2, ""]);
  await captured("none", []);
  const none = await replay("none");
  expect(none).toMatchObject({ code: 2, err: expect.stringContaining("there are no captured requests in none") });
  expect(none.err).toContain("audit.capture.namespaces");
});

test("that somebody read them is put on record, with that they were opened", async () => {
  expect((await replay("log")).err).toContain("this reading is not on record");
  expect((await replay("log", "--record-to", "reads")).err).toBe("");
  const { out } = await bubu(["audit", "query", "reads", "--scan", "-o", "jsonl"], { cwd });
  expect(JSON.parse(out).record.data).toMatchObject({ how: "replay", log: "log.example/a", opened: true });
});

test("with the key of the namespace destroyed nothing of them can be read, by anybody", async () => {
  await cp(join(cwd, "log"), join(cwd, "forgotten"), { recursive: true });
  const forget = await bubu(["audit", "forget", "forgotten", "--namespace", "n", "--seal", "secret", "--yes"], { cwd });
  expect(forget.out).toContain("unreadable for ever: 5 captured requests");
  const { requests, malformed } = await json("forgotten");
  expect([requests, malformed.lines]).toEqual([0, 5]);
  expect(malformed.first[0].problem).toMatch(/^the key n\/\w+ is not there: destroyed/);
});
