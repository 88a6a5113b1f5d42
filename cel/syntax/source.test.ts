import { describe, expect, it } from "vitest";
import { display, position } from "./source.ts";

describe("position", () => {
  it("counts lines and characters from 1", () => {
    expect(position("ab\n😀c", 0)).toEqual({ line: 1, column: 1 });
    expect(position("ab\n😀c", 5)).toEqual({ line: 2, column: 2 });
  });
});

describe("display", () => {
  it("shows the line with a caret", () => {
    expect(display("a +\n  b ?", { message: "no", at: 8 })).toBe("ERROR: <input>:2:5: no\n |   b ?\n | ....^");
    expect(display("a", { message: "too long", at: -1 }, "x.cel")).toBe("ERROR: x.cel:-1:0: too long");
  });
});
