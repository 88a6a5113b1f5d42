import { expect, test } from "vitest";
import { packageOf } from "./debian.ts";

test("a file that no package brought has none", () => {
  expect(packageOf("/no/such/library.so")).toBeUndefined();
  expect(packageOf(import.meta.filename)).toBeUndefined();
});
