import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatKey, keyOf, parseKey, verifies } from "./key.ts";

const text = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

test("a key that others wrote is read and written the same", () => {
  const key = parseKey(text);
  expect(key).toMatchObject({ name: "PeterNeumann", id: 0xc74f20a3, type: "note" });
  expect(key && formatKey(key)).toBe(text);
});

test("the same key as a witness's has another id", () => {
  const key = parseKey(text);
  const witness = key && keyOf(key.name, "cosignature", key.bytes);
  expect(witness?.id).not.toBe(key?.id);
  expect(witness && parseKey(formatKey(witness))).toEqual(witness);
});

describe("what is no key is refused", () => {
  test.each([
    "",
    "PeterNeumann",
    "PeterNeumann+c74f20a3",
    "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10",
    `${text}\n`,
  ])("%j", (wrong) => expect(parseKey(wrong)).toBeUndefined());

  test("every text with one bit turned", () => {
    for (let bit = 0; bit < text.length * 7; bit++) {
      const bytes = Buffer.from(text, "ascii");
      const at = Math.floor(bit / 7);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit % 7));
      expect(parseKey(bytes.toString("ascii"))).toBeUndefined();
    }
  });
});

test("signatures that are none are refused and never throw, whatever the key", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      fc.uint8Array({ maxLength: 80 }),
      (bytes, signature) => {
        const key = keyOf("x", "note", bytes);
        expect(key && verifies(key, Uint8Array.of(1), signature)).toBe(false);
      },
    ),
  );
});
