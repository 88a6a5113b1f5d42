import { BubuError } from "@bubustack/api/errors";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineSplitter } from "./lines.ts";

const bytes = (text: string) => Buffer.from(text, "utf8");
const code = (act: () => void) => {
  try {
    act();
  } catch (error) {
    return error instanceof BubuError ? error.code : "other";
  }
  return "fine";
};

describe("lineSplitter", () => {
  test("the same lines, wherever the bytes are cut", () => {
    const line = fc
      .string({ unit: fc.constantFrom("a", "ü", "€", "😀", "\r", "\u2028", "\0", " "), maxLength: 12 })
      .map((text) => `x${text}`);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.array(fc.nat(200), { maxLength: 20 }), (expected, cuts) => {
        const all = bytes(expected.map((text) => `${text}\n`).join(""));
        const seen: string[] = [];
        const splitter = lineSplitter((text) => seen.push(text));
        const places = [0, ...cuts.filter((cut) => cut < all.length).toSorted((a, b) => a - b), all.length];
        places.slice(1).forEach((to, index) => {
          splitter.push(all.subarray(places[index], to));
        });
        splitter.end();
        expect(seen).toEqual(expected);
      }),
    );
  });

  test("a character that every chunk cuts stays whole", () => {
    const seen: string[] = [];
    const splitter = lineSplitter((line) => seen.push(line));
    for (const byte of bytes('"ü€😀"\r\n\n')) splitter.push(Uint8Array.of(byte));
    expect(seen.map((line) => JSON.parse(line))).toEqual(["ü€😀"]);
  });

  test("an end inside a line, bytes that are not UTF-8 and endless lines are errors", () => {
    const half = lineSplitter(() => {});
    half.push(bytes('{"type":'));
    expect(code(() => half.end())).toBe("kube/unparsable");
    expect(code(() => lineSplitter(() => {}).push(Uint8Array.of(0xc3, 0x28, 0x0a)))).toBe("kube/unparsable");
    const endless = lineSplitter(() => {});
    const chunk = new Uint8Array(16 * 1024 * 1024).fill(0x20);
    expect(
      code(() => {
        for (let i = 0; i < 5; i++) endless.push(chunk);
      }),
    ).toBe("kube/unparsable");
  });
});
