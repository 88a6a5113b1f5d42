import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { namespaceKey } from "./namespace-key.ts";

const key = namespaceKey("team-a/1", new Uint8Array(32).fill(1));
const others = [
  namespaceKey("team-a/1", new Uint8Array(32).fill(2)),
  namespaceKey("team-b/1", new Uint8Array(32).fill(1)),
];

test("what is sealed is read with the same key of the same name alone", () => {
  const sealed = key.seal("ada@example.com");
  expect(sealed).not.toBe(key.seal("ada@example.com"));
  expect(key.open(sealed)).toBe("ada@example.com");
  for (const other of others) expect(other.open(sealed)).toBeUndefined();
  for (const broken of ["", "x", `${sealed}A`, sealed.slice(1), `${sealed.slice(0, -2)}AA`, `${sealed} `])
    expect(key.open(broken)).toBeUndefined();
});

test("a digest is the same for the same text, and another under another key", () => {
  const digest = key.digest("ada@example.com");
  expect(digest).toMatch(/^hmac-sha256:[0-9a-f]{64}$/);
  expect(key.digest("ada@example.com")).toBe(digest);
  expect(key.digest("eve@example.com")).not.toBe(digest);
  for (const other of others) expect(other.digest("ada@example.com")).not.toBe(digest);
  expect(key.digestOfHash(createHash("sha256").update("ada@example.com").digest("hex"))).toBe(digest);
});
