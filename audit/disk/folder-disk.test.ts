import { link } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { temp } from "../testing/temp.ts";
import { folderDisk } from "./folder-disk.ts";

const { path, files, put, remove } = await temp();
afterAll(remove);
const disk = folderDisk(path);
const text = (value: string) => Buffer.from(value);

describe("a folder as a disk", () => {
  test("files are written as a whole, with their folders, and only their owner reads them", async () => {
    await disk.put(
      new Map([
        ["a/b/one", text("1")],
        ["two", text("2")],
      ]),
    );
    await disk.put(new Map([["two", text("22")]]));
    expect(await files()).toEqual([
      { name: "a/b/one", mode: 0o600, size: 1 },
      { name: "two", mode: 0o600, size: 2 },
    ]);
    expect(String(await disk.read("two"))).toBe("22");
  });

  test("names are listed in their order", async () => {
    await disk.put(new Map(["c/3", "c/1", "c/2"].map((name) => [name, text("x")])));
    expect(await disk.list("c")).toEqual(["1", "2", "3"]);
    expect(await disk.list("none")).toEqual([]);
    await expect(disk.list("c/1")).rejects.toThrow("ENOTDIR");
  });

  test("files and folders are removed, and what is not there is no error", async () => {
    await disk.put(new Map(["d/x/1", "d/2"].map((name) => [name, text("x")])));
    await disk.remove(["d/x", "none"]);
    expect(await disk.list("d")).toEqual(["2"]);
  });

  test("what is erased is gone, and written over where it stood", async () => {
    await disk.put(new Map(["e/1", "e/2"].map((name) => [name, text("secret")])));
    await link(join(path, "e/1"), join(path, "e/other"));
    await disk.erase(["e/1", "e/none", "none/x"], true);
    await disk.erase(["e/2"]);
    expect(await disk.list("e")).toEqual(["other"]);
    const left = await disk.read("e/other");
    expect([left?.length, String(left) === "secret"]).toEqual([6, false]);
  });

  test("a segment has its size from the beginning, and is written in place", async () => {
    const segment = await disk.segment("wal/1", 700_000);
    await segment.write(text("abc"), 10);
    await segment.write(text("d"), 13);
    await segment.close();
    const bytes = await disk.read("wal/1");
    expect(bytes?.length).toBe(700_000);
    expect(String(bytes?.subarray(10, 14))).toBe("abcd");
    expect(bytes?.every((byte, at) => byte === 0 || (at >= 10 && at < 14))).toBe(true);
    await expect(disk.segment("wal/1", 10)).rejects.toThrow("EEXIST");
  });

  test("what cannot be written fails", async () => {
    await put("file", "x");
    await expect(disk.put(new Map([["file/inside", text("x")]]))).rejects.toThrow();
    await expect(disk.segment("file/inside", 10)).rejects.toThrow();
  });

  test("one at a time has the lock", async () => {
    const release = await disk.lock();
    await expect(folderDisk(path).lock()).rejects.toMatchObject({ code: "audit/locked" });
    release();
    (await folderDisk(path).lock())();
  });
});
