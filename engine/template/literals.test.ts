import { describe, expect, test } from "vitest";
import { Fault } from "./fault.ts";
import { character, number, unquote } from "./literals.ts";

describe("texts", () => {
  test.each([
    ['"a"', "a"],
    ['"a\\n\\t\\"b\\\\"', 'a\n\t"b\\'],
    ['"\\x41\\101\\u00e9\\U0001F600"', "AAé😀"],
    ['"\\xc3\\xa9"', "é"],
    ['"\\xff"', "\ufffd"],
    ["`a\\n\r\nb`", "a\\n\nb"],
    ["'a-b'", "a-b"],
    ["'it\\'s'", "it's"],
  ])("%s", (raw, text) => {
    expect(unquote(raw, 0)).toBe(text);
  });

  test.each(['"\\q"', '"\\x4"', '"\\400"', '"\\ud800"', '"\\U00110000"', "'\\\"'"])("%s is refused", (raw) => {
    expect(() => unquote(raw, 0)).toThrow(Fault);
  });
});

describe("numbers", () => {
  test.each([
    ["12", 12n, 12, false],
    ["-0x1F", -31n, -31, false],
    ["0b101", 5n, 5, false],
    ["0o17", 15n, 15, false],
    ["017", 15n, 15, false],
    ["1_000", 1000n, 1000, false],
    ["+3", 3n, 3, false],
    ["1.0", 1n, 1, true],
    ["1e3", 1000n, 1000, true],
    [".5", undefined, 0.5, true],
    ["5.", 5n, 5, true],
    ["0x1p-2", undefined, 0.25, true],
    ["0x1.8p1", 3n, 3, true],
    ["-9223372036854775808", -(2n ** 63n), -(2 ** 63), false],
  ])("%s", (text, int, float, isFloat) => {
    expect(number(text, 0)).toMatchObject({ int, float, isFloat, text });
  });

  test.each(["1i", "1+2i", "089", "0x", "1__0", "1e", "1e400", "9223372036854775808", "1a", "0b2", "_1"])(
    "%s is refused",
    (text) => {
      expect(() => number(text, 0)).toThrow(Fault);
    },
  );
});

test("a character is the number of its code point", () => {
  expect(character("'a'", 0)).toMatchObject({ int: 97n, float: 97 });
  expect(character("'😀'", 0)).toMatchObject({ int: 0x1f600n });
  expect(() => character("'ab'", 0)).toThrow(Fault);
  expect(() => character("''", 0)).toThrow(Fault);
});
