import { logSigner, records, smallLog } from "@bubustack/audit/testing/small-log";
import { temp } from "@bubustack/audit/testing/temp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyIo } from "../testing/io.ts";
import { cacheFolder, openLogs } from "./logs.ts";

const { path: cwd, put, remove } = await temp();
afterAll(remove);

beforeAll(async () => {
  for (const [path, bytes] of smallLog(logSigner(), records(300))) await put(`log/${path}`, bytes);
  await put("file", "");
  await put("broken/checkpoint", "nothing");
});

const said: string[] = [];
const io = emptyIo({ cwd, err: (text) => void said.push(text) });

test("a log is opened with its index, or without one where none can be kept", async () => {
  const kept = await openLogs(io, ["log"], "index");
  expect(kept.logs).toMatchObject([
    { path: "log", origin: "log.example/a", size: 300, index: { progress: { bundles: 1 } } },
  ]);
  kept.close();
  expect(said).toEqual([]);
  const without = await openLogs(io, ["log"], "file");
  expect(without.logs[0]).not.toHaveProperty("index");
  expect(said.join()).toContain("note: log is read without an index: ");
  without.close();
  const wanted = await openLogs(io, ["log"], undefined);
  expect(wanted.logs[0]).not.toHaveProperty("index");
});

test("what is no log is an error", async () => {
  await expect(openLogs(io, ["none"], undefined)).rejects.toThrow("there is no log in none: there is no checkpoint");
  await expect(openLogs(io, ["broken"], undefined)).rejects.toThrow("its checkpoint cannot be read");
});

test("indexes are in the user's cache", () => {
  expect(cacheFolder({ XDG_CACHE_HOME: "/c" })).toBe("/c/bubu/audit-index");
  expect(cacheFolder({ HOME: "/home/user" })).toBe("/home/user/.cache/bubu/audit-index");
  expect(cacheFolder({})).toBeUndefined();
});
