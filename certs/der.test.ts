import fc from "fast-check";
import forge from "node-forge";
import { describe, expect, test } from "vitest";
import {
  bitString,
  boolean,
  explicit,
  implicit,
  integer,
  octetString,
  oid,
  printableString,
  sequence,
  set,
  time,
  utf8String,
} from "./der.ts";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const binary = (bytes: Uint8Array) => Buffer.from(bytes).toString("binary");
const read = (bytes: Uint8Array) => forge.asn1.fromDer(binary(bytes));
/** What another implementation reads as a primitive's content. */
const content = (bytes: Uint8Array) => {
  const { value } = read(bytes);
  if (typeof value !== "string") throw new Error("constructed");
  return value;
};

describe("der", () => {
  test("known encodings", () => {
    expect(hex(boolean(true))).toBe("0101ff");
    expect(hex(boolean(false))).toBe("010100");
    expect(hex(sequence())).toBe("3000");
    expect(hex(oid("1.2.840.10045.4.3.2"))).toBe("06082a8648ce3d040302");
    expect(hex(oid("2.999.3"))).toBe("0603883703");
    expect(hex(bitString(Uint8Array.of(6), 1))).toBe("03020106");
    expect(hex(explicit(3, boolean(true)))).toBe("a3030101ff");
    expect(hex(implicit(7, Uint8Array.of(127, 0, 0, 1)))).toBe("87047f000001");
    expect(hex(printableString("DE"))).toBe("13024445");
    expect(hex(utf8String("ü"))).toBe("0c02c3bc");
  });

  test.each([
    [0n, "020100"],
    [127n, "02017f"],
    [128n, "02020080"],
    [256n, "02020100"],
    [-1n, "0201ff"],
    [-128n, "020180"],
    [-129n, "0202ff7f"],
  ])("the integer %s is %s", (value, expected) => expect(hex(integer(value))).toBe(expected));

  test("integers read back, in the fewest bytes", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n }), (value) => {
        const bytes = Buffer.from(content(integer(value)), "binary");
        expect(BigInt.asIntN(bytes.length * 8, BigInt(`0x${bytes.toString("hex")}`))).toBe(value);
        const spare = bytes.length > 1 && (bytes[0] === 0 || bytes[0] === 0xff);
        if (spare) expect((bytes[0] ?? 0) & 0x80).not.toBe((bytes[1] ?? 0) & 0x80);
      }),
    );
  });

  test("object identifiers read back", () => {
    const arcs = fc.array(fc.integer({ min: 0, max: 2 ** 30 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 39 }), arcs, (a, b, rest) => {
        const dotted = [a, b, ...rest].join(".");
        // forge reads a first byte of 2.x as 2.x up to 39 too.
        expect(forge.asn1.derToOid(content(oid(dotted)))).toBe(dotted);
      }),
    );
  });

  test("strings of every length read back whole", () => {
    for (const length of [0, 1, 127, 128, 255, 256, 65_535, 65_536]) {
      const bytes = Buffer.alloc(length, 7);
      expect(content(octetString(bytes)).length).toBe(length);
    }
  });

  test("nested values are what a strict parser writes again", () => {
    const value = sequence(
      explicit(0, integer(2n)),
      set(sequence(oid("2.5.4.3"), utf8String("x"))),
      octetString(boolean(true)),
    );
    expect(forge.asn1.toDer(read(value)).getBytes()).toBe(binary(value));
  });

  test("a set stands in the order of its encodings", () => {
    expect(hex(set(integer(3n), integer(1n), boolean(true)))).toBe(hex(set(boolean(true), integer(1n), integer(3n))));
  });

  test("times switch their form in 2050", () => {
    expect(content(time(new Date("2049-12-31T23:59:59.900Z")))).toBe("491231235959Z");
    expect(content(time(new Date("2050-01-01T00:00:00Z")))).toBe("20500101000000Z");
    const at = new Date("2031-02-03T04:05:06Z");
    expect(forge.asn1.utcTimeToDate(content(time(at)))).toEqual(at);
  });
});
