import { execFile } from "node:child_process";
import { formatKey } from "@bubustack/audit/note/key";
import { prove } from "@bubustack/audit/prove/prove";
import { checkpointOf, logSigner, records, smallLog, sourceOf, turned } from "@bubustack/audit/testing/small-log";
import { temp } from "@bubustack/audit/testing/temp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bubu } from "../testing/io.ts";
import { verifierFiles } from "./verifier.ts";

const { path: cwd, put, remove } = await temp();
afterAll(remove);

const signer = logSigner();
const key = formatKey(signer.key);
const files = smallLog(signer, records(600));
const built = verifierFiles();

beforeAll(async () => {
  for (const [name, text] of built) await put(name, text);
  const without = (gone: string) => new Map([...files].filter(([path]) => path !== gone));
  const altered = new Map(files).set(
    "tile/entries/001",
    turned(files.get("tile/entries/001") ?? new Uint8Array(), 999),
  );
  const logs = { good: files, altered, truncated: without("tile/entries/002.p/88"), "all/one": files };
  for (const [name, log] of Object.entries(logs)) for (const [path, bytes] of log) await put(`${name}/${path}`, bytes);
  await put("later", checkpointOf(signer, records(700)));
  const proven = await prove(sourceOf(files), 42);
  await put("proof", "proof" in proven ? proven.proof : "");
  await put("wrong", "proof" in proven ? proven.proof.replace("index 42", "index 43") : "");
});

/** Plain Node, with no flag and nothing of the project. */
function plain(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) =>
    execFile(process.execPath, args, { cwd, env: {} }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    ),
  );
}

describe("the verifier as one file says what bubu audit verify says", () => {
  test.each([
    ["of a log as it was written", 0, ["good"]],
    ["of one that was altered", 1, ["altered"]],
    ["of one that was cut", 1, ["truncated"]],
    ["of one that was longer", 1, ["good", "--since", "later"]],
    ["of a folder of logs", 0, ["all"]],
    ["of several, for programs", 1, ["good", "altered", "-o", "json"]],
    ["of nothing", 1, ["none"]],
  ])("%s", async (_, code, args) => {
    const ours = await bubu(["audit", "verify", ...args, "--key", key], { cwd });
    expect(await plain("bubu-audit-verify.mjs", ...args, "--key", key)).toEqual(ours);
    expect(ours.code).toBe(code);
  });

  test.each([
    ["that holds", 0, ["proof"]],
    ["that does not", 1, ["wrong", "-o", "json"]],
  ])("of a proof %s", async (_, code, args) => {
    const ours = await bubu(["audit", "check-proof", ...args, "--key", key], { cwd });
    expect(await plain("bubu-audit-check-proof.mjs", ...args, "--key", key)).toEqual(ours);
    expect(ours.code).toBe(code);
  });

  test("and what it needs", async () => {
    expect(await plain("bubu-audit-verify.mjs", "good")).toMatchObject({ code: 2, out: "" });
    expect((await plain("bubu-audit-verify.mjs", "--help")).out).toContain("usage: node bubu-audit-verify.mjs PATH");
  });
});

describe("an auditor can read", () => {
  test.each([...built])("%s: fewer than 1,000 lines of code, and what each is for", (_, text) => {
    const lines = text.split("\n").map((line) => line.trim());
    const comments = lines.filter((line) => /^(\/\/|\/?\*)/.test(line));
    const code = lines.filter((line) => line !== "" && !/^(\/\/|\/?\*)/.test(line));
    expect(code.length).toBeLessThan(1_000);
    expect(comments.length * 6).toBeGreaterThan(code.length);
    expect(Math.max(...code.map((line) => line.length))).toBeLessThanOrEqual(140);
    const imports = code.filter((line) => line.startsWith("import "));
    expect(imports.filter((line) => !/ from "node:[a-z/]+";$/.test(line))).toEqual([]);
  });
});
