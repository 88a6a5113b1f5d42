import { describe, expect, test } from "vitest";
import { assign } from "./assign.ts";

describe("assign", () => {
  test("creates what is on the way", () => {
    expect(assign({ spec: { steps: [{}] } }, ["spec", "steps", 0, "execution", "retry"], { maxRetries: 0 })).toEqual({
      spec: { steps: [{ execution: { retry: { maxRetries: 0 } } }] },
    });
  });
  test("leaves what is there, and what it cannot enter", () => {
    const object = { spec: { a: 0, b: "text" } };
    expect(assign(object, ["spec", "a"], 1)).toBe(object);
    expect(assign(object, ["spec", "b", "c"], 1)).toBe(object);
    expect(assign(object, ["spec", "list", 0], 1)).not.toBe(1);
  });
});
