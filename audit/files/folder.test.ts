import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { folder } from "./folder.ts";

const path = await mkdtemp(join(tmpdir(), "bubu-audit-"));
afterAll(() => rm(path, { recursive: true }));

test("files are read by their path below it; what is not there is undefined, what cannot be read fails", async () => {
  await mkdir(join(path, "tile", "0"), { recursive: true });
  await writeFile(join(path, "tile", "0", "000"), "abc");
  const { read } = folder(path);
  expect(String(await read("tile/0/000"))).toBe("abc");
  expect(await read("tile/0/001")).toBeUndefined();
  expect(await read("tile/0/000/000")).toBeUndefined();
  await expect(read("tile/0")).rejects.toThrow("EISDIR");
});
