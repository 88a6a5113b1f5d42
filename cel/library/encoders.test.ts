import { describe, expect, it } from "vitest";
import { evaluate, plain } from "../testing/evaluate.ts";

describe("base64", () => {
  it.each([
    ["base64.encode(b'hello')", '"aGVsbG8="'],
    ["base64.decode('aGVsbG8=')", 'b"hello"'],
    ["base64.decode('aGVsbG8')", 'b"hello"'],
    ["base64.decode('a')", "error: illegal base64 data"],
    ["base64.encode(b'')", '""'],
  ] as const)("%s is %s", (source, expected) => {
    expect(evaluate(source, {}, plain)).toBe(expected);
  });
});
