import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { temp } from "../testing/temp.ts";
import { CaptureFiles, captureFiles } from "./files.ts";

const { path, put, files, remove } = await temp();
afterAll(remove);

const hour = 3_600_000;
const start = Date.UTC(2026, 2, 1);

test("a file is gone when its first line is as old as it may become, and the oldest go when there is too much", async () => {
  let time = start;
  const folder = join(path, "age");
  const open = () => CaptureFiles.open(folder, { hours: 2, mostBytes: 800, now: () => time });
  const kept = await open();
  await kept.append("one\n");
  time += hour;
  await kept.append("two\n");
  await kept.append("three\n");
  const texts = async () => Promise.all((await captureFiles(folder)).map((file) => readFile(file, "utf8")));
  expect(await texts()).toEqual(["one\ntwo\n", "three\n"]);
  await kept.close();
  time += hour;
  const later = await open();
  await later.tidy();
  expect(await texts()).toEqual(["three\n"]);
  for (let at = 0; at < 12; at++) await later.append(`${"x".repeat(99)}${at}\n`);
  expect((await texts()).join("").length).toBeLessThanOrEqual(900);
  time += 169 * hour;
  await later.tidy();
  expect(await texts()).toEqual([]);
  await later.close();
});

test("what a crash left half written stays as it is, and lines go to another file", async () => {
  await put(`torn/${start}.jsonl`, '{"key":"a","sea');
  await put("torn/notes.txt", "not ours");
  const kept = await CaptureFiles.open(join(path, "torn"), { hours: 2, mostBytes: 800, now: () => start });
  await kept.append("whole\n");
  await kept.close();
  const texts = (await captureFiles(join(path, "torn"))).map((file) => readFile(file, "utf8"));
  expect(await Promise.all(texts)).toEqual(['{"key":"a","sea', "whole\n"]);
  const modes = (await files()).filter(({ name }) => name === `torn/${start + 1}.jsonl`).map(({ mode }) => mode);
  expect(modes).toEqual([0o600]);
});

test("nothing is older than it may become until somebody looks again, a minute later", async () => {
  let time = start;
  const folder = join(path, "oldest");
  const kept = await CaptureFiles.open(folder, { hours: 168, mostBytes: 800, now: () => time });
  await kept.append("one\n");
  time += 168 * hour - 60_001;
  await kept.tidy();
  expect(await captureFiles(folder)).toHaveLength(1);
  time += 1;
  await kept.tidy();
  expect(await captureFiles(folder)).toEqual([]);
});

test("a file that somebody else has begun meanwhile is left to them, and deleted in time", async () => {
  let time = start;
  const folder = join(path, "two");
  const both = [0, 1].map(() => CaptureFiles.open(folder, { hours: 1, mostBytes: 800, now: () => time }));
  for (const [at, files] of (await Promise.all(both)).entries()) await files.append(`${at}\n`);
  const texts = await Promise.all((await captureFiles(folder)).map((file) => readFile(file, "utf8")));
  expect(texts).toEqual(["0\n", "1\n"]);
  time += hour;
  await (await both[1])?.tidy();
  expect(await captureFiles(folder)).toEqual([]);
  await (await both[0])?.close();
});
