import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isAlive, lock } from "./lock.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bubu-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a second instance is refused while the first lives", () => {
  const release = lock(folder, 100, () => true);
  expect(() => lock(folder, 200, () => true)).toThrow(expect.objectContaining({ code: "dev/already-running" }));
  release();
  expect(existsSync(join(folder, "lock"))).toBe(false);
  lock(folder, 200, () => true)();
});

test("the lock of a process that ended is taken over, and not given back by the dead", () => {
  const releaseDead = lock(folder, 100, () => true);
  const release = lock(folder, 200, () => false);
  releaseDead();
  expect(readFileSync(join(folder, "lock"), "utf8")).toBe("200");
  release();
});

test("a lock file that holds no process id is taken over", () => {
  writeFileSync(join(folder, "lock"), "?");
  lock(folder, 7, () => true)();
  expect(existsSync(join(folder, "lock"))).toBe(false);
});

test("a folder that cannot be written is an error with a code", () => {
  expect(() => lock(join(folder, "missing"), 1, () => true)).toThrow(
    expect.objectContaining({ code: "file/unreadable" }),
  );
});

test("this process is alive, and one that cannot exist is not", () => {
  expect(isAlive(process.pid)).toBe(true);
  expect(isAlive(2 ** 30)).toBe(false);
});
