import { cosign } from "@bubustack/audit/note/cosignature";
import { formatKey } from "@bubustack/audit/note/key";
import { decided, recordOf } from "@bubustack/audit/testing/decisions";
import { checkpointOf, logSigner, smallLog, turned } from "@bubustack/audit/testing/small-log";
import { temp } from "@bubustack/audit/testing/temp";
import { witnessedPath } from "@bubustack/audit/witness/witnessed";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bubu } from "../../testing/io.ts";

const { path: cwd, put, files, remove } = await temp();
afterAll(remove);

const signer = logSigner();
const key = formatKey(signer.key);
const start = Date.UTC(2026, 2, 1);
const spec = { policies: [{ kind: "ClusterPolicy", name: "p" }], reason: "needed", expiresAt: "2026-06-01T00:00:00Z" };
const exception = { kind: "PolicyException", namespace: "team-b", name: "gateway" };

const all = [
  recordOf({
    at: start - 86_400_000,
    type: "exception.changed",
    data: { change: "created", ...exception, approval: { by: "grace" }, spec },
  }),
  ...Array.from({ length: 300 }, (_, at) =>
    recordOf({ at: start + at * 60_000, data: decided({ rules: at % 50 === 0 ? ["story/step-names"] : [] }) }),
  ),
  recordOf({ at: start + 400 * 60_000, type: "exception.used", data: { exception, rule: "clusterpolicies/p/v" } }),
];
const log = smallLog(signer, all);

beforeAll(async () => {
  for (const [path, bytes] of log) await put(`log/${path}`, bytes);
  for (const [path, bytes] of log) await put(`bad/${path}`, path === "tile/entries/000" ? turned(bytes, 4_000) : bytes);
});

const report = (...args: readonly string[]) =>
  bubu(["audit", "report", ...args, "--from", "2026-03-01", "--to", "2026-03-01", "--index", "index"], { cwd });

test("the evidence of a period, for programs", async () => {
  const { code, out } = await report("log", "--key", key, "-o", "json");
  expect(code).toBe(0);
  const { controls, ...evidence } = JSON.parse(out);
  expect(evidence).toMatchObject({
    version: 1,
    from: "2026-03-01T00:00:00.000Z",
    to: "2026-03-01T23:59:59.999Z",
    logs: [{ path: "log", origin: "log.example/a", verified: { assurance: "self-signed", faults: [] } }],
    records: 301,
    decisions: { allowed: 294, refused: 6 },
    refusals: { byRule: { top: [{ name: "story/step-names", count: 6 }] } },
    exceptions: [{ ...exception, state: "in force", approvedBy: "grace", uses: 1, policies: ["p"] }],
  });
  expect(controls.length).toBeGreaterThan(40);
});

test("and as a document, into a file", async () => {
  const { code, out, err } = await report("log", "--key", key, "--out", "march.html", "--record-to", "reads");
  expect([code, out, err]).toEqual([0, "", ""]);
  const names = (await files()).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["march.html", "reads/checkpoint"]));
  expect((await report("log", "--key", key)).out).toContain("Nothing was removed or altered.");
});

test("what a witness has seen of a log that has grown since is said, and a log that does not go on from there", async () => {
  const witness = logSigner("witness.example/w", "cosignature");
  const noteOf = (of: readonly Uint8Array[]) =>
    checkpointOf(signer, of, (text) => [cosign(witness, text, 1_700_000_000)]);
  const asked = ["log", "--key", key, "--witness", formatKey(witness.key)];
  await put(`log/${witnessedPath(witness.key.id)}`, noteOf(all.slice(0, 40)));
  const { code, out } = await report(...asked, "-o", "json");
  const witnessed = { size: 40, until: "2023-11-14T22:13:20.000Z" };
  expect([code, JSON.parse(out).logs]).toMatchObject([0, [{ path: "log", witnessed }]]);
  expect((await report(...asked)).out).toContain("Records 0 to 39 are externally witnessed until 2023-11-14");
  await put(`log/${witnessedPath(witness.key.id)}`, noteOf(all.slice(1, 40)));
  const forked = await report(...asked, "-o", "json");
  expect([forked.code, JSON.parse(forked.out).logs]).toMatchObject([1, [{ verified: { faults: [{ code: "fork" }] } }]]);
  expect(forked.out).not.toContain('"witnessed":');
});

test("a log that was altered is said, and one that was not verified", async () => {
  const bad = await report("bad", "--key", key);
  expect(bad.code).toBe(1);
  expect(bad.out).toContain("1 fault found.");
  const unknown = await report("log");
  expect(unknown).toMatchObject({ code: 0, out: expect.stringContaining("Not verified: no key was given.") });
});

test("says what is wrong", async () => {
  const swapped = await bubu(["audit", "report", "log", "--from", "2026-03-02", "--to", "2026-03-01"], { cwd });
  expect(swapped).toMatchObject({ code: 2, err: expect.stringContaining("--from is not before --to") });
  expect(await report("log", "-o", "csv")).toMatchObject({ code: 2, err: expect.stringContaining("html, json") });
  expect(await report("log", "--key", "x")).toMatchObject({ code: 2, err: expect.stringContaining("--key") });
  expect(await report("log", "--out", "none/x.html")).toMatchObject({
    code: 2,
    err: expect.stringContaining("none/x.html"),
  });
});
