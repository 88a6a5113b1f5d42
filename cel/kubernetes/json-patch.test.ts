import { describe, expect, it } from "vitest";
import { evaluate, like } from "../testing/evaluate.ts";
import { jsonPatch } from "./json-patch.ts";

describe("jsonpatch.escapeKey", () => {
  const env = like({ libraries: [jsonPatch] });
  it.each([
    ["jsonpatch.escapeKey('app/x~y')", '"app~1x~0y"'],
    ["jsonpatch.escapeKey('~1')", '"~01"'],
    ["jsonpatch.escapeKey('plain')", '"plain"'],
  ])("%s is %s", (source, expected) => {
    expect(evaluate(source, {}, env)).toBe(expected);
  });

  it("is for policies that change objects alone", () => {
    expect(evaluate("jsonpatch.escapeKey('a')")).toMatch(/^refused: /);
  });
});
