import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { identity } from "./identity.ts";

const now = Date.UTC(2026, 0, 1);
const day = 86_400_000;
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bubu-identity-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("is the same at the next start, and readable by its owner alone", () => {
  const first = identity(folder, now);
  expect(identity(folder, now + day)).toEqual(first);
  expect(statSync(join(folder, "identity.json")).mode & 0o777).toBe(0o600);
});

test("is made anew before its CA ends", () => {
  const first = identity(folder, now);
  expect(identity(folder, now + 359 * day).token).not.toBe(first.token);
});

test.each(["", "{}", '{"ca":{"notAfter":"?"},"token":"t"}', "\u0000"])("a damaged file counts as none: %j", (text) => {
  writeFileSync(join(folder, "identity.json"), text);
  expect(identity(folder, now).token).toHaveLength(32);
});
