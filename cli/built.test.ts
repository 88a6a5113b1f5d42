import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { builds, built, stamp } from "./built.js";

let root: string;
const source = () => join(root, "a.ts");
const start = () => join(builds(root), "1", "start.js");
const record = (sources = [["a.ts", stamp(source())]]) =>
  writeFileSync(join(builds(root), "current.json"), JSON.stringify({ folder: "1", sources }));

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "bubu-built-"));
  mkdirSync(join(builds(root), "1"), { recursive: true });
  writeFileSync(source(), "1");
  writeFileSync(start(), "");
});
afterEach(() => rmSync(root, { recursive: true }));

test("a build of the sources as they are is what starts", () => {
  record();
  expect(built(root)).toBe(start());
});

describe("the sources start instead", () => {
  test("where nothing was built, or what says so cannot be read", () => {
    expect(built(root)).toBeUndefined();
    writeFileSync(join(builds(root), "current.json"), "{");
    expect(built(root)).toBeUndefined();
  });

  test("after a source was written, has another length, or went", () => {
    record();
    utimesSync(source(), 1, 1);
    expect(built(root)).toBeUndefined();
    record();
    writeFileSync(source(), "12");
    expect(built(root)).toBeUndefined();
    record();
    rmSync(source());
    expect(built(root)).toBeUndefined();
  });

  test("where the build has gone", () => {
    record();
    rmSync(start());
    expect(built(root)).toBeUndefined();
  });
});
