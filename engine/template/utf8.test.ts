import fc from "fast-check";
import { expect, test } from "vitest";
import { byteLength, decode, encode, isAscii, slice } from "./utf8.ts";

test("bytes are those of the runtime, both ways", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const bytes = new TextEncoder().encode(text);
      expect(encode(text)).toEqual(bytes);
      expect(byteLength(text)).toBe(bytes.length);
      expect(decode(bytes)).toBe(text.toWellFormed());
    }),
  );
});

test("bytes that are no UTF-8 become U+FFFD each", () => {
  expect(decode(new Uint8Array([0x61, 0xff, 0xc3, 0x28, 0xe2, 0x82, 0xc0, 0x80]))).toBe(
    "a\ufffd\ufffd(\ufffd\ufffd\ufffd\ufffd",
  );
  expect(decode(new Uint8Array([0xed, 0xa0, 0x80]))).toBe("\ufffd\ufffd\ufffd");
});

test("a text is cut by bytes", () => {
  expect(slice("héllo", 0, 3)).toBe("hé");
  expect(slice("héllo", 0, 2)).toBe("h\ufffd");
  expect(slice("hello", 1, 3)).toBe("el");
  expect(isAscii("a\x7f") && !isAscii("é")).toBe(true);
});

test("long texts are decoded in parts", () => {
  const text = "é".repeat(20_000);
  expect(decode(encode(text))).toBe(text);
});
