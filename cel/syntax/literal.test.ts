import { describe, expect, it } from "vitest";
import { Double, Uint } from "../values/value.ts";
import { readBytes, readDouble, readInt, readText, readUint } from "./literal.ts";

describe("literals", () => {
  it("reads ints up to 64 bits: numbers where they are safe, bigints beyond", () => {
    expect(readInt("42", "-")).toBe(-42);
    expect(Object.is(readInt("0", "-"), 0)).toBe(true);
    expect(readInt("0x10", "")).toBe(16);
    expect(readInt("9223372036854775807", "")).toBe(9223372036854775807n);
    expect(readInt("9223372036854775808", "-")).toBe(-9223372036854775808n);
    expect(readInt("9223372036854775808", "")).toEqual({ reason: "invalid int literal" });
  });

  it("reads uints and doubles", () => {
    expect(readUint("18446744073709551615")).toEqual(new Uint(18446744073709551615n));
    expect(readUint("18446744073709551616")).toEqual({ reason: "invalid uint literal" });
    expect(readDouble("1e3")).toEqual(new Double(1000));
    expect(readDouble("1e400")).toEqual({ reason: "invalid double literal" });
  });

  it.each([
    [`'a\\n\\t\\x41\\u00e9\\U0001F600\\101\\\\'`, "a\n\tAé😀A\\"],
    [`r'a\\n'`, "a\\n"],
    [`"""a"b\r\nc"""`, 'a"b\nc'],
    [`'\\?\\\`'`, "?`"],
  ])("reads text %s", (written, expected) => {
    expect(readText(written)).toBe(expected);
  });

  it("refuses halves of surrogate pairs", () => {
    expect(readText("'\\ud800'")).toEqual({ reason: "invalid unicode code point" });
    expect(readText("'\\U00110000'")).toEqual({ reason: "invalid unicode code point" });
  });

  it("reads bytes: hexadecimal and octal escapes are bytes, text is UTF-8", () => {
    expect(readBytes("'\\xff\\377é'")).toEqual(Uint8Array.of(255, 255, 0xc3, 0xa9));
    expect(readBytes("r'\\x'")).toEqual(Uint8Array.of(0x5c, 0x78));
    expect(readBytes("'\\u00e9'")).toEqual({ reason: "unable to unescape string" });
  });
});
