import { describe, expect, it } from "vitest";
import * as types from "./type.ts";

describe("types", () => {
  it("show as messages show them", () => {
    const all = [
      types.map(types.string, types.list(types.dyn)),
      types.wrapper(types.int),
      types.timestamp,
      types.nullType,
      types.optional(types.int),
      types.struct("a.B"),
      types.typeOf(types.int),
    ];
    expect(all.map(types.show)).toEqual([
      "map(string, list(dyn))",
      "wrapper(int)",
      "timestamp",
      "null",
      "optional_type(int)",
      "a.B",
      "type(int)",
    ]);
    expect(types.showCall([types.int, types.string], false)).toBe("(int, string)");
    expect(types.showCall([types.int, types.string], true)).toBe("int.(string)");
  });

  it("are the same where every part is", () => {
    expect(types.same(types.list(types.int), types.list(types.int))).toBe(true);
    expect(types.same(types.list(types.int), types.list(types.uint))).toBe(false);
    expect(types.same(types.int, types.wrapper(types.int))).toBe(true);
    expect(types.isOptional(types.optional(types.int))).toBe(true);
    expect(types.isDyn(types.any)).toBe(true);
  });
});
