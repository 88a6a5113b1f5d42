import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readlinkSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { tar } from "./tar.ts";

const folder = mkdtempSync(join(tmpdir(), "bubu-tar-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text = (content: string) => new TextEncoder().encode(content);

test("what is packed is what tar unpacks", () => {
  const long = `${"folder/".repeat(20)}file`;
  const archive = tar([
    { path: "a/run", content: text("#!/bin/sh\n"), mode: 0o755 },
    { path: "a" },
    { path: "empty", content: text("") },
    { path: "a/link", link: "run" },
    { path: long, content: text("x".repeat(1_000)) },
  ]);
  expect(archive.length % 512).toBe(0);
  execFileSync("tar", ["-xf", "-", "-C", folder], { input: archive });
  expect(readFileSync(join(folder, "a/run"), "utf8")).toBe("#!/bin/sh\n");
  expect(statSync(join(folder, "a/run")).mode & 0o777).toBe(0o755);
  expect(readlinkSync(join(folder, "a/link"))).toBe("run");
  expect(readFileSync(join(folder, "empty"), "utf8")).toBe("");
  expect(readFileSync(join(folder, long), "utf8")).toBe("x".repeat(1_000));
});

test("the order of entries does not matter", () => {
  const one = { path: "b", content: text("1") };
  const other = { path: "a", content: text("2") };
  expect(tar([one, other])).toEqual(tar([other, one]));
});

test("a path that does not fit is refused", () => {
  expect(() => tar([{ path: "x".repeat(101), content: text("") }])).toThrow("too long");
  expect(() => tar([{ path: `${"folder/".repeat(40)}x`, content: text("") }])).toThrow("too long");
});
