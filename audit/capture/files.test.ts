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
