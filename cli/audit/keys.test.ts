import { formatKey } from "@bubustack/audit/note/key";
import { logSigner } from "@bubustack/audit/testing/small-log";
import { temp } from "@bubustack/audit/testing/temp";
import { afterAll, expect, test } from "vitest";
import { logKey, witnessKeys } from "./keys.ts";

const { path: cwd, put, remove } = await temp();
afterAll(remove);

const { key } = logSigner();

const ask = (flags: { readonly [name: string]: string | readonly string[] }) => ({ args: [], flags });

test("a key is written out, or in a file", async () => {
  await put("log.pub", `${formatKey(key)}\n`);
  expect(await logKey({ cwd }, ask({ key: formatKey(key) }))).toEqual(key);
  expect(await logKey({ cwd }, ask({ key: "log.pub" }))).toEqual(key);
});

test("witnesses are as many as are named", async () => {
  const witness = logSigner("witness.example/1", "cosignature").key;
  expect(await witnessKeys({ cwd }, ask({ witness: [formatKey(witness)] }))).toEqual([witness]);
  expect(await witnessKeys({ cwd }, ask({}))).toEqual([]);
});

test("a witness's key is not a log's, and other text is no key", async () => {
  await expect(witnessKeys({ cwd }, ask({ witness: [formatKey(key)] }))).rejects.toThrow(
    "--witness: the key of log.example/a is not one of a witness",
  );
  await expect(logKey({ cwd }, ask({ key: "nothing" }))).rejects.toThrow('--key: "nothing" is neither a key nor');
  await expect(logKey({ cwd }, ask({}))).rejects.toThrow("--key is needed");
});
