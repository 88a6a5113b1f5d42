import { describe, expect, it } from "vitest";
import { evaluate } from "../testing/evaluate.ts";
import { Frame } from "./frame.ts";
import { constant, intern } from "./logic.ts";

describe("and, or", () => {
  it.each([
    ["true || 1 / 0 == 1", "true"],
    ["1 / 0 == 1 || true", "true"],
    ["false && 1 / 0 == 1", "false"],
    ["1 / 0 == 1 && true", "error: division by zero"],
    ["1 / 0 == 1 || 1 % 0 == 1", "error: division by zero"],
    ["dyn(1) && true", "error: no such overload"],
    ["true && true && false", "false"],
    ["false || false || true", "true"],
    ["dyn(1) ? 2 : 3", "error: no such overload"],
  ] as const)("%s is %s", (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });
});

describe("a constant", () => {
  it("says its value, and comes to it", () => {
    const step = constant("a");
    expect([step.fixed, step(new Frame({}, 0, {}))]).toEqual(["a", "a"]);
  });
});

describe("intern", () => {
  it("gives the same text", () => {
    expect(["", "spec", "__proto__", "0", "é😀"].map(intern)).toEqual(["", "spec", "__proto__", "0", "é😀"]);
  });
});
