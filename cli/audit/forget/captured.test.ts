import { join } from "node:path";
import { temp } from "@bubustack/audit/testing/temp";
import { afterAll, expect, test } from "vitest";
import { capturedUnder } from "./captured.ts";

const { path, put, remove } = await temp();
afterAll(remove);

test("what is captured is counted by its key, or by the namespace where the key cannot be read", async () => {
  const line = (key: string) => `${JSON.stringify({ key, sealed: "x" })}\n`;
  await put("log/captures/1700000000000.jsonl", line("team-a/1") + line("team-b/1") + line("team-a/2"));
  await put("log/captures/1700000000001.jsonl", `${line("team-a/1")}{"key":"te`);
  const counts = ["team-a/1", "team-a/", "team-a/3", "team/"].map((key) => capturedUnder(join(path, "log"), key));
  expect(await Promise.all(counts)).toEqual([2, 3, 0, 0]);
  expect(await capturedUnder(join(path, "none"), "team-a/1")).toBe(0);
});
