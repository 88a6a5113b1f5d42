import { expect, test } from "vitest";
import { notFromTheFuture, parseVersion } from "./version.ts";

test("versions are whole numbers or absent", () => {
  expect([parseVersion(null), parseVersion(""), parseVersion("0"), parseVersion("12")]).toEqual([
    undefined,
    undefined,
    0,
    12,
  ]);
  for (const text of ["-1", "a", "1.5", "1".repeat(20)]) expect(() => parseVersion(text)).toThrow(/invalid syntax/);
});

test("the future is refused", () => {
  expect(() => notFromTheFuture(5, 4)).toThrow("Timeout: Too large resource version: 5, current: 4");
  notFromTheFuture(4, 4);
  notFromTheFuture(undefined, 4);
});
