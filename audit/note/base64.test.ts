import fc from "fast-check";
import { expect, test } from "vitest";
import { fromBase64, parseDecimal, toBase64 } from "./base64.ts";

test("bytes have one text, and no other text is read", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect([...(fromBase64(toBase64(bytes)) ?? [])]).toEqual([...bytes]);
    }),
  );
  for (const text of ["AB==", "AA", "AA=", "A_==", "AA==\n", " AA==", "AA==AA=="])
    expect(fromBase64(text)).toBeUndefined();
});

test.each([
  ["0", 0],
  ["9007199254740991", 2 ** 53 - 1],
  ["9007199254740992", undefined],
  ["00", undefined],
  ["01", undefined],
  ["-1", undefined],
  ["1e3", undefined],
  ["0x10", undefined],
  ["", undefined],
  [" 1", undefined],
])("%j is %s", (text, value) => expect(parseDecimal(text)).toBe(value));
