import { afterAll, beforeAll, expect, test } from "vitest";
import { temp } from "../testing/temp.ts";
import { locate } from "./locate.ts";

const { path: cwd, put, remove } = await temp();
afterAll(remove);

beforeAll(async () => {
  await put("logs/b/checkpoint", "b");
  await put("logs/a/checkpoint", "a");
  await put("logs/notes/read-me", "");
  await put("logs/plain", "");
});

const paths = async (path: string) => {
  const { logs, many } = await locate(cwd, path);
  return [logs.map((log) => log.path), many];
};

test("a folder is a log, or has logs in its folders", async () => {
  expect(await paths("logs/a")).toEqual([["logs/a"], false]);
  expect(await paths("logs")).toEqual([["logs/a", "logs/b"], true]);
  const { logs } = await locate(cwd, "logs");
  expect(await Promise.all(logs.map(({ source }) => source.read("checkpoint")))).toEqual([
    Buffer.from("a"),
    Buffer.from("b"),
  ]);
});

test("what has neither is a log without a checkpoint", async () => {
  expect(await paths("logs/notes")).toEqual([["logs/notes"], false]);
  expect(await paths("none")).toEqual([["none"], false]);
});

test("a URL is a log", async () => {
  expect(await paths("https://logs.example/a")).toEqual([["https://logs.example/a"], false]);
});
