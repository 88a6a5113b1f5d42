import { afterAll, expect, test } from "vitest";
import { temp } from "../testing/temp.ts";
import { folder } from "./folder.ts";

const { path, put, remove } = await temp();
afterAll(remove);

test("files are read by their path below it; what is not there is undefined, what cannot be read fails", async () => {
  await put("tile/0/000", "abc");
  const { read } = folder(path);
  expect(String(await read("tile/0/000"))).toBe("abc");
  expect(await read("tile/0/001")).toBeUndefined();
  expect(await read("tile/0/000/000")).toBeUndefined();
  await expect(read("tile/0")).rejects.toThrow("EISDIR");
});
