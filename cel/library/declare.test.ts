import { describe, expect, it } from "vitest";
import * as types from "../type/type.ts";
import { A, fn, free, listOfA, member, whole } from "./declare.ts";

describe("declarations", () => {
  it("know whether a signature has type parameters", () => {
    expect(free("f", [types.int], types.int, () => 0).generic).toBe(false);
    expect(member("f", [listOfA], types.int, () => 0)).toMatchObject({ generic: true, member: true });
    expect(free("f", [types.int], types.optional(A), () => 0).generic).toBe(true);
  });

  it("tell functions that look at their arguments themselves", () => {
    expect(fn("f").whole).toBe(false);
    expect(whole("f").whole).toBe(true);
  });
});
