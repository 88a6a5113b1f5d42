import { describe, expect, it } from "vitest";
import { candidates } from "./environment.ts";

describe("candidates", () => {
  it("are the innermost namespace first; a leading dot means the outermost alone", () => {
    expect(candidates("a.b", "x.y")).toEqual(["a.b.x.y", "a.x.y", "x.y"]);
    expect(candidates("a.b", ".x")).toEqual(["x"]);
    expect(candidates("", "x")).toEqual(["x"]);
  });
});
