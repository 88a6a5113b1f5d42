import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codePoints, decode, decodeLoosely, encode, utf8Length } from "./utf8.ts";

describe("UTF-8", () => {
  it("is written as everyone writes it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const bytes = new TextEncoder().encode(text);
        expect(encode(text)).toEqual(bytes);
        expect(utf8Length(text)).toBe(bytes.length);
        expect(decode(bytes)).toBe(text);
        expect(codePoints(text)).toBe([...text].length);
      }),
    );
    expect(encode("\ud800")).toEqual(Uint8Array.of(0xef, 0xbf, 0xbd));
  });

  it("is refused where it is none, as everyone refuses it", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5 }), (bytes) => {
        let expected: string | undefined;
        try {
          expected = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
        } catch {}
        expect(decode(bytes)).toBe(expected);
        if (expected !== undefined) expect(decodeLoosely(bytes)).toBe(expected);
      }),
    );
    expect(decodeLoosely(Uint8Array.of(0x61, 0xff, 0xc3))).toBe("a\ufffd\ufffd");
  });
});
