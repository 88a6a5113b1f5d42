import { expect, test } from "vitest";
import { signingKey } from "./signing-key.ts";

test("what it signs it knows, and nothing else", () => {
  const key = signingKey();
  const signature = key.sign("text");
  expect(signature).toHaveLength(64);
  expect(key.verify("text", signature)).toBe(true);
  expect(key.verify("texT", signature)).toBe(false);
  expect(signingKey().verify("text", signature)).toBe(false);
});

test("shows its public half only", () => {
  expect(signingKey().jwk).toMatchObject({ kty: "EC", crv: "P-256", alg: "ES256", use: "sig" });
  expect(signingKey().jwk).not.toHaveProperty("d");
});
