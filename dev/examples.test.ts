import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { examples } from "./examples.ts";

const folder = mkdtempSync(join(tmpdir(), "bubu-examples-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("without an installed command they are in docs, also where these are missing", () => {
  expect(examples(join(folder, "bubu.js"), folder)).toBe("docs/examples");
});

test("an installed command has them beside itself, also when it is started by a link", () => {
  const command = join(folder, "package", "bubu.js");
  mkdirSync(join(folder, "package", "examples"), { recursive: true });
  writeFileSync(command, "");
  symlinkSync(command, join(folder, "bubu"));
  expect(examples(command, folder)).toBe("package/examples");
  expect(examples(join(folder, "bubu"), folder)).toBe("package/examples");
});

test("a checkout has its own", () => {
  mkdirSync(join(folder, "docs", "examples"), { recursive: true });
  expect(examples(join(folder, "bubu"), folder)).toBe("docs/examples");
});
