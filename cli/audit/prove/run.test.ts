import { formatKey } from "@bubustack/audit/note/key";
import { logSigner, records, smallLog } from "@bubustack/audit/testing/small-log";
import { temp } from "@bubustack/audit/testing/temp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bubu } from "../../testing/io.ts";

const { path: cwd, put, remove } = await temp();
afterAll(remove);

const signer = logSigner();
const key = formatKey(signer.key);

beforeAll(async () => {
  for (const [path, bytes] of smallLog(signer, records(300))) await put(`log/${path}`, bytes);
});

describe("a record is proven and the proof checked without the log", () => {
  test.each([
    ["its id", "42"],
    ["its number", "@42"],
  ])("by %s", async (_, record) => {
    const proven = await bubu(["audit", "prove", record, "log"], { cwd });
    expect(proven).toMatchObject({ code: 0, err: "" });
    await put("a.tlog-proof", proven.out);
    const checked = await bubu(["audit", "check-proof", "a.tlog-proof", "--key", key], { cwd });
    expect(checked).toMatchObject({ code: 0, err: "" });
    expect(checked.out).toContain("record 42 of 300 of log log.example/a\nassurance: self-signed\n");
    const json = await bubu(["audit", "check-proof", "a.tlog-proof", "--key", key, "-o", "json"], { cwd });
    expect(JSON.parse(json.out)).toMatchObject({ version: 1, valid: true, index: 42, size: 300, record: { id: "42" } });
  });
});

test("programs are told what is proven, and what is not", async () => {
  const { out } = await bubu(["audit", "prove", "@42", "log"], { cwd });
  const json = await bubu(["audit", "prove", "42", "log", "-o", "json"], { cwd });
  expect(JSON.parse(json.out)).toEqual({ version: 1, proven: true, path: "log", index: 42, proof: out });
  const none = await bubu(["audit", "prove", "none", "log", "-o", "json"], { cwd });
  expect([none.code, JSON.parse(none.out)]).toEqual([
    1,
    { version: 1, proven: false, message: "there is no record none in log" },
  ]);
});

test("a record that is not there is not proven", async () => {
  expect(await bubu(["audit", "prove", "none", "log"], { cwd })).toEqual({
    code: 1,
    out: "",
    err: "not proven: there is no record none in log\n",
  });
  expect(await bubu(["audit", "prove", "@300", "log"], { cwd })).toMatchObject({ code: 1, out: "" });
  const elsewhere = await bubu(["audit", "prove", "42", "none"], { cwd });
  expect(elsewhere).toMatchObject({ code: 2, out: "", err: expect.stringContaining("there is no log in none") });
});
