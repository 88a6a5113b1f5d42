import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { verifies } from "./key.ts";
import { newSigner, readSigner, signText } from "./signer.ts";

test("a key is made, signs, and is the same when it was kept", () => {
  const made = newSigner("log.example/a");
  const kept = made && readSigner("log.example/a", made.pem());
  expect(kept?.key).toEqual(made?.key);
  const signature = kept && signText(kept, "text\n");
  expect(made && signature && verifies(made.key, Buffer.from("text\n"), signature.bytes)).toBe(true);
  expect(signature).toMatchObject({ name: "log.example/a", keyId: made?.key.id });
  expect(newSigner("log.example/a")?.key).not.toEqual(made?.key);
});

test("what is no Ed25519 key, and names that cannot be a key's, are refused", () => {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  expect(readSigner("a", privateKey.export({ format: "pem", type: "pkcs8" }).toString())).toBeUndefined();
  expect(readSigner("a", "-----BEGIN PRIVATE KEY-----\n")).toBeUndefined();
  for (const name of ["", "a b", "a+b", "a\n", "x".repeat(256)]) expect(newSigner(name)).toBeUndefined();
});
