import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { temp } from "../testing/temp.ts";
import { lockFile } from "./lock-file.ts";

const { path, put, files, remove } = await temp();
afterAll(remove);

test("a file is locked once, and again when it was released; nothing is written to it", async () => {
  const file = join(path, "lock");
  const release = lockFile(file);
  expect(() => lockFile(file)).toThrow("Another process writes this audit log.");
  release();
  lockFile(file)();
  expect(await files()).toMatchObject([{ name: "lock", size: 0 }]);
});

test("a file that cannot be a lock is an error of its own", async () => {
  await put("other", "x".repeat(4_096));
  expect(() => lockFile(join(path, "other"))).toThrow("not a database");
  expect(() => lockFile(join(path, "none", "lock"))).toThrow("unable to open");
});
