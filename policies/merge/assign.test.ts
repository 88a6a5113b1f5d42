import { describe, expect, test } from "vitest";
import { assign, without } from "./assign.ts";

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

describe("without", () => {
  test("takes a key away, and shares the rest", () => {
    const object = { spec: { a: { b: 1, c: 2 }, d: {} } };
    const next = without(object, ["spec", "a", "b"]);
    expect(next).toEqual({ spec: { a: { c: 2 }, d: {} } });
    expect(object.spec.a).toEqual({ b: 1, c: 2 });
  });
  test.each([[["spec", "x"]], [["spec", "a", "b", "c"]], [[]], [["constructor"]], [["__proto__"]]])(
    "leaves everything where there is nothing at %j",
    (path) => {
      const object = { spec: { a: { b: 1 } } };
      expect(without(object, path)).toBe(object);
    },
  );
});
