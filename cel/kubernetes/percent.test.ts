import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { badEscape, badHost, escaped, escapedAgain, unescaped } from "./percent.ts";

describe("escapes", () => {
  it.each([
    ["%zz", 'invalid URL escape "%zz"'],
    ["a%4", 'invalid URL escape "%4"'],
    ["a%", 'invalid URL escape "%"'],
    ["a%41", undefined],
  ])("of %j are checked", (text, wrong) => {
    expect(badEscape(text)).toBe(wrong);
  });

  it("in hosts stand for what is not ASCII", () => {
    expect(badHost("a.b")).toBeUndefined();
    expect(badHost("%C3%A9")).toBeUndefined();
    expect(badHost("a%41")).toBe('invalid URL escape "%41"');
    expect(badHost("%25eth%41%20", true)).toBeUndefined();
    expect(badHost("%25eth%0a", true)).toBe('invalid URL escape "%0a"');
    expect(badHost("a b")).toBe('invalid character " " in host name');
    expect(badHost("a<b>")).toBeUndefined();
  });

  it("are kept where all is escaped that must be", () => {
    expect(escaped("/a%2fb", "path")).toBe("/a%2fb");
    expect(escaped("/a%2f b", "path")).toBe("/a/%20b");
    expect(escaped("a?b", "fragment")).toBe("a?b");
    expect(escapedAgain("%ff\u00e9", "path")).toBe("%FF%C3%A9");
    expect(unescaped("%C3%A9%ff")).toBe("\u00e9\ufffd");
  });

  it("come back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(unescaped(escapedAgain(text.replaceAll("%", ""), "user"))).toBe(text.replaceAll("%", ""));
      }),
    );
  });
});
