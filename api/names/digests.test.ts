import { expect, test } from "vitest";
import { digests } from "../testing/digests.ts";
import { hex, shortHash } from "./digests.ts";

test("bytes are written as two lower-case hex digits each", () => {
  expect(hex(new Uint8Array([0, 10, 255]))).toBe("000aff");
});

test("the short hash is half of a SHA-1 and a bit less", () => {
  // SHA-1 of "abc" is a9993e364706816aba3e25717850c26c9cd0d89d (FIPS 180-4).
  expect(shortHash(digests, "abc")).toBe("a9993e364706816a");
});
