import { formatKey } from "@bubustack/audit/note/key";
import { prove } from "@bubustack/audit/prove/prove";
import { logSigner, smallLog, sourceOf } from "@bubustack/audit/testing/small-log";
import { temp } from "@bubustack/audit/testing/temp";
import { afterAll, expect, test } from "vitest";
import { bubu } from "../../testing/io.ts";

const { path: cwd, put, remove } = await temp();
afterAll(remove);

const signer = logSigner();
const key = formatKey(signer.key);
const proven = await prove(sourceOf(smallLog(signer, [Buffer.from("a"), Buffer.from("b")])), 1);
const proof = "proof" in proven ? proven.proof : "";

async function check(content: string, ...args: readonly string[]) {
  await put("p", content);
  return await bubu(["audit", "check-proof", "p", ...args], { cwd });
}

test("a proof that holds shows its record, whatever it is", async () => {
  const { code, out } = await check(proof, "--key", key);
  expect([code, out]).toEqual([0, "record 1 of 2 of log log.example/a\nassurance: self-signed\nb\n"]);
});

test("one that does not says why, and ends with 1", async () => {
  const wrong = proof.replace("index 1", "index 0");
  expect(await check(wrong, "--key", key)).toMatchObject({
    code: 1,
    out: "p: not proven: The record is not the one that the log has there. (proof-wrong)\n",
  });
  expect(JSON.parse((await check("x", "--key", key, "-o", "json")).out)).toEqual({
    version: 1,
    valid: false,
    code: "proof-malformed",
    message: "The file is not a proof.",
  });
  expect(await check(proof, "--key", formatKey(logSigner().key))).toMatchObject({
    code: 1,
    out: expect.stringContaining("(wrong-key)"),
  });
});

test("the key is needed, and a file", async () => {
  expect(await check(proof)).toMatchObject({ code: 2, err: expect.stringContaining("--key is needed") });
  const none = await bubu(["audit", "check-proof", "none", "--key", key], { cwd });
  expect(none).toMatchObject({ code: 2, err: expect.stringContaining("the proof none cannot be read") });
});
