import { formatKey } from "@bubustack/audit/note/key";
import { checkpointOf, logSigner, records, smallLog, turned } from "@bubustack/audit/testing/small-log";
import { temp } from "@bubustack/audit/testing/temp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bubu } from "../../testing/io.ts";

const { path: cwd, put, folder, remove } = await temp();
afterAll(remove);

const signer = logSigner();
const key = formatKey(signer.key);
const files = smallLog(signer, records(300));

async function putAll(name: string, contents: ReadonlyMap<string, Uint8Array>): Promise<void> {
  for (const [path, bytes] of contents) await put(`${name}/${path}`, bytes);
}

beforeAll(async () => {
  await putAll("good", files);
  await putAll("bad", files);
  const bundle = "tile/entries/000";
  await put(`bad/${bundle}`, turned(files.get(bundle) ?? new Uint8Array(), 100));
  await put("since", checkpointOf(signer, records(400)));
});

const verify = (...args: readonly string[]) => bubu(["audit", "verify", ...args], { cwd });

describe("bubu audit verify", () => {
  test("says that nothing was altered", async () => {
    const { code, out, err } = await verify("good", "--key", key);
    expect([code, err]).toEqual([0, ""]);
    expect(out.split("\n")).toEqual([
      "log log.example/a: 300 records, 2026-01-01T00:00:00.000Z to 2026-01-01T00:04:59.000Z",
      expect.stringMatching(/^root .{44}$/),
      "assurance: self-signed",
      "good: nothing was removed or altered",
      "",
    ]);
  });

  test("names what was, and ends with 1", async () => {
    const { code, out } = await verify("bad", "--key", key);
    expect(code).toBe(1);
    expect(out).toContain("fault: record 0: Records are not those that were recorded. (record-altered)\n");
    expect(out).toContain("bad: 1 fault\n");
  });

  test("for programs", async () => {
    const { code, out } = await verify("good", "--key", key, "--since", "since", "-o", "json");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      path: "good",
      checkpoint: { origin: "log.example/a", size: 300 },
      assurance: "self-signed",
      faults: [{ code: "rollback", from: 300, to: 400, message: expect.stringContaining("shorter") }],
      beyond: 0,
    });
  });

  test("says what it needs", async () => {
    expect(await verify("good")).toMatchObject({ code: 2, err: expect.stringContaining("--key is needed") });
    const since = await verify("good", "--key", key, "--since", "none");
    expect(since).toMatchObject({ code: 2, err: expect.stringContaining("the checkpoint none cannot be read") });
  });

  test("a folder without a log has no checkpoint, and a file that cannot be read is an error", async () => {
    expect(await verify("empty", "--key", key)).toMatchObject({
      code: 1,
      out: expect.stringContaining("checkpoint-missing"),
    });
    await folder("odd/checkpoint");
    expect(await verify("odd", "--key", key)).toMatchObject({
      code: 2,
      err: expect.stringContaining("cannot be read"),
    });
  });
});
