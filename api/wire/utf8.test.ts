import fc from "fast-check";
import { expect, test } from "vitest";
import { readUtf8, utf8Length, writeUtf8 } from "./utf8.ts";

function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(utf8Length(text));
  writeUtf8(text, bytes, 0);
  return bytes;
}

test("texts come back, of any length", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      const bytes = bytesOf(text);
      expect(readUtf8(bytes, 0, bytes.length)).toBe(text);
    }),
  );
  const long = "aé€😀".repeat(5_000);
  expect(readUtf8(bytesOf(long), 0, utf8Length(long))).toBe(long);
});

test("bytes are those of the standard", () => {
  expect([...bytesOf("aé€😀")]).toEqual([0x61, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80]);
});

test("a surrogate without its partner becomes U+FFFD", () => {
  const bytes = bytesOf("\ud800a\udc00");
  expect(readUtf8(bytes, 0, bytes.length)).toBe("\ufffda\ufffd");
});

test.each([
  ["a lone continuation", [0x80]],
  ["an overlong form", [0xc0, 0xaf]],
  ["an overlong form of three", [0xe0, 0x80, 0xaf]],
  ["a surrogate", [0xed, 0xa0, 0x80]],
  ["beyond U+10FFFF", [0xf4, 0x90, 0x80, 0x80]],
  ["cut off", [0xe2, 0x82]],
  ["no such lead byte", [0xff]],
])("%s is refused", (_, bytes) => {
  expect(readUtf8(Uint8Array.from(bytes), 0, bytes.length)).toBeUndefined();
});
