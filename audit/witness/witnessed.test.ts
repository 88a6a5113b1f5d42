import { expect, test } from "vitest";
import { witnessedPath } from "./witnessed.ts";

test("a witness's checkpoint is found by the id that its key is written with", () => {
  expect(witnessedPath(0x0a42cda9)).toBe("witnessed/0a42cda9");
});
