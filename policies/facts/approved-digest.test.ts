import { expect, test } from "vitest";
import { host } from "../testing/host.ts";
import { approvedDigest } from "./approved-digest.ts";

test("an approval is of the text, whatever its order and whoever approved", () => {
  const digest = approvedDigest({ reason: "a", expiresAt: "b" }, host);
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(approvedDigest({ expiresAt: "b", reason: "a", approval: { by: "c" } }, host)).toBe(digest);
  expect(approvedDigest({ reason: "a", expiresAt: "c" }, host)).not.toBe(digest);
});
