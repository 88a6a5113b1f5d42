import { describe, expect, it } from "vitest";
import { Frame } from "../plan/frame.ts";
import { CelError } from "../values/value.ts";
import { compileRegex, Regex, regexOf } from "./engine.ts";

describe("patterns", () => {
  const frame = () => new Frame({}, 0, {});

  it("match anywhere", () => {
    const regex = compileRegex("b+");
    expect(regex instanceof Regex && regex.test(frame(), "abbc")).toBe(true);
    expect(regex instanceof Regex && regex.matches(frame(), "abbcb", 5)).toEqual([[[1, 3]], [[4, 5]]]);
  });

  it("tell groups that took no part", () => {
    const regex = compileRegex("(a)|(b)");
    expect(regex instanceof Regex && regex.matches(frame(), "b", 1)).toEqual([
      [
        [0, 1],
        [-1, -1],
        [0, 1],
      ],
    ]);
  });

  it("that are wrong are errors", () => {
    expect(compileRegex("(")).toEqual(new CelError("error parsing regexp: missing closing ): `(`"));
    expect(compileRegex("a".repeat(10_000))).toBeInstanceOf(CelError);
  });

  it("are compiled once an evaluation", () => {
    const one = frame();
    expect(regexOf(one, "a")).toBe(regexOf(one, "a"));
  });
});
