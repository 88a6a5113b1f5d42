import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bubu } from "../testing/io.ts";
import { follow, lastLines } from "./log.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bubu-log-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("the last whole lines, and then each new one until the reader goes", async () => {
  const file = join(folder, "log");
  writeFileSync(file, "a\nb\nc\nhal");
  const tail = await lastLines(file, 2);
  expect(tail.lines).toEqual(["b", "c"]);
  const seen: string[] = [];
  const stop = new AbortController();
  const done = follow(
    file,
    tail.end,
    (line) => {
      seen.push(line);
      if (line === "half") writeFileSync(file, "new\n");
      if (line === "new") stop.abort();
    },
    stop.signal,
  );
  appendFileSync(file, "f\n");
  await done;
  expect(seen).toEqual(["half", "new"]);
});

test("the verb shows them, and says when there are none", async () => {
  const line = JSON.stringify({
    decision: "d1",
    allowed: true,
    operation: "CREATE",
    kind: "Story",
    name: "a",
    time: 0,
  });
  writeFileSync(join(folder, "decisions.jsonl"), `not one\n${line}\n`);
  expect((await bubu(["decisions", "--state", folder, "-o", "json"])).out).toBe(`${line}\n`);
  expect((await bubu(["decisions", "--state", folder])).out).toMatch(/^TIME .*\n00:00:00 {2}allowed .*d1.*\n$/);
  expect(await bubu(["decisions", "--state", "none"])).toMatchObject({ code: 2, out: "" });
  expect(await bubu(["decisions", "-N", "x"])).toMatchObject({ code: 2 });
});
