import { expect, test } from "vitest";
import { turned } from "../testing/small-log.ts";
import { isSealed, sealOf } from "./seal.ts";

const bytes = Buffer.from("-----BEGIN PRIVATE KEY-----");
const seal = sealOf(Buffer.from("a secret of the replica"));

test("what is sealed opens by the same secret at the same place", () => {
  const sealed = seal.seal(bytes, "key.pem");
  expect(isSealed(sealed)).toBe(true);
  expect(isSealed(bytes)).toBe(false);
  expect(Buffer.from(sealed).includes("PRIVATE")).toBe(false);
  expect(seal.open(sealed, "key.pem")).toEqual(bytes);
  expect(seal.seal(bytes, "key.pem")).not.toEqual(sealed);
});

test("it opens neither by another, nor elsewhere, nor altered, nor cut", () => {
  const sealed = seal.seal(bytes, "key.pem");
  expect(sealOf(Buffer.from("another")).open(sealed, "key.pem")).toBeUndefined();
  expect(seal.open(sealed, "key-next.json")).toBeUndefined();
  for (let bit = 0; bit < sealed.length * 8; bit++) expect(seal.open(turned(sealed, bit), "key.pem")).toBeUndefined();
  for (let length = 0; length < sealed.length; length++)
    expect(seal.open(sealed.subarray(0, length), "key.pem")).toBeUndefined();
});
