import { appendFile, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { folder } from "@bubustack/audit/files/folder";
import { temp } from "@bubustack/audit/testing/temp";
import { afterAll, expect, test } from "vitest";
import { captured, secret } from "../testing/captured.ts";
import { capturedLog } from "./captured-log.ts";

const { path: cwd, remove } = await temp();
afterAll(remove);

/** What is read beside a log: decisions, and problems. */
async function read(name: string): Promise<readonly string[]> {
  const log = await capturedLog(cwd, { path: name, source: folder(join(cwd, name)) }, Buffer.from(secret));
  const all: string[] = [];
  for await (const one of log.read()) all.push("problem" in one ? one.problem : one.entry.decision);
  return all;
}

const four = Array.from({ length: 4 }, (_, at) => ({ data: { x: String(at) } }));

test("what was altered, cut off or has no key is told in its place, and the rest is read", async () => {
  const file = await captured(join(cwd, "altered"), four);
  const lines = (await readFile(file, "utf8")).split("\n");
  lines[0] = lines[0]?.replace(/"sealed":"./, '"sealed":"_') ?? "";
  lines[1] = lines[1]?.slice(0, 60) ?? "";
  lines[2] = lines[2]?.replace('"n/', '"m/') ?? "";
  await writeFile(file, lines.join("\n"));
  expect(await read("altered")).toEqual([
    "it was altered, or is not encrypted with its key",
    "it is cut off",
    expect.stringMatching(/^the key m\/\w+ is not there: destroyed, or in another folder$/),
    "d3",
  ]);
});

test("what is of another log or record, or that the log does not have, is told", async () => {
  await captured(join(cwd, "other"), [
    { data: {}, log: "log.example/b" },
    { data: {}, number: 7 },
    { data: {}, number: 0 },
    { data: {} },
  ]);
  expect(await read("other")).toEqual([
    "decision d0 is in the log log.example/b, and this one is log.example/a",
    "the log does not have record 7 of decision d1, or not yet",
    "record 0 is not of decision d2 and what it was about",
    "d3",
  ]);
});

test("half a line at the end of a file is passed over, wherever it was cut off: nothing else is lost by it", async () => {
  const file = await captured(join(cwd, "torn"), four);
  const text = await readFile(file, "utf8");
  const [line = ""] = text.split("\n");
  for (const length of [1, 7, 30, line.length - 1]) {
    await writeFile(file, text);
    await appendFile(file, line.slice(0, length));
    expect(await read("torn")).toEqual(["d0", "d1", "d2", "d3"]);
  }
  await writeFile(file, text.slice(0, -1));
  expect(await read("torn")).toHaveLength(4);
});

test("a file that is deleted before it is read has nothing in it", async () => {
  const file = await captured(join(cwd, "gone"), four);
  const log = await capturedLog(cwd, { path: "gone", source: folder(join(cwd, "gone")) }, Buffer.from(secret));
  await rm(file);
  expect([log.files, await log.read().next()]).toMatchObject([1, { done: true }]);
});
