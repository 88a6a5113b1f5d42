import { describe, expect, it } from "vitest";
import { goQuote } from "./go-quote.ts";

describe("goQuote", () => {
  it("escapes what cannot be printed", () => {
    expect(goQuote('a"\\é😀\n\u0001\u00a0\u200b')).toBe('"a\\"\\\\é😀\\n\\x01\\u00a0\\u200b"');
  });
});
