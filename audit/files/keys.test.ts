import { afterAll, expect, test } from "vitest";
import { formatKey } from "../note/key.ts";
import { logSigner } from "../testing/small-log.ts";
import { temp } from "../testing/temp.ts";
import { readKeys } from "./keys.ts";

const { path: cwd, put, remove } = await temp();
afterAll(remove);

const { key } = logSigner();
const other = logSigner("log.example/b").key;
const witness = logSigner("witness.example/1", "cosignature").key;

test("a key is written out, or one line of a file", async () => {
  await put("keys", `${formatKey(key)}\r\n\n${formatKey(other)}\n`);
  expect(await readKeys(cwd, "--key", [formatKey(key)], "note")).toEqual({ keys: [key] });
  expect(await readKeys(cwd, "--key", ["keys", formatKey(key)], "note")).toEqual({ keys: [key, other, key] });
  expect(await readKeys(cwd, "--key", [], "note")).toEqual({ keys: [] });
});

test("a witness's key is not a log's, and other text is no key", async () => {
  await put("empty", "\n");
  await put("half", `${formatKey(key)}\nnothing\n`);
  const problem = async (given: string, type: "note" | "cosignature" = "note") => {
    const read = await readKeys(cwd, "--flag", [given], type);
    return "problem" in read ? read.problem : read;
  };
  expect(await problem(formatKey(witness))).toBe("--flag: the key of witness.example/1 is not one of a log");
  expect(await problem(formatKey(key), "cosignature")).toBe("--flag: the key of log.example/a is not one of a witness");
  for (const name of ["nothing", "empty", "half"])
    expect(await problem(name)).toBe(`--flag: "${name}" is neither a key nor a file with one`);
});
