import { describe, expect, it } from "vitest";
import { evaluate, like } from "../testing/evaluate.ts";
import * as types from "../type/type.ts";

describe("variables", () => {
  const env = like({ variables: { a: types.dyn, constructor: types.dyn } });

  it("that are not given are errors where they are used", () => {
    expect(evaluate("a", {}, env)).toBe("error: no such attribute(s): a");
    expect(evaluate("constructor", {}, env)).toBe("error: no such attribute(s): constructor");
    expect(evaluate("true || a", {}, env)).toBe("true");
  });

  it("are read when they are used", () => {
    let reads = 0;
    const variables = {
      get a() {
        return ++reads;
      },
    };
    expect(evaluate("true || a == 1", variables, env)).toBe("true");
    expect(reads).toBe(0);
    expect(evaluate("a == 1", variables, env)).toBe("true");
    expect(reads).toBe(1);
  });

  it("of a namespace come before those outside", () => {
    const inside = like({ container: "x.y", variables: { "x.a": types.int, a: types.int } });
    expect(evaluate("a", { "x.a": 1, a: 2 }, inside)).toBe("1");
    expect(evaluate(".a", { "x.a": 1, a: 2 }, inside)).toBe("2");
  });
});
