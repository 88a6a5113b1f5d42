import { describe, expect, it } from "vitest";
import { compile } from "./compile.ts";
import { environment, withVariables } from "./environment.ts";
import { fn, free } from "./library/declare.ts";
import * as types from "./type/type.ts";

describe("environment", () => {
  it("has the standard library alone unless told otherwise", () => {
    expect("program" in compile("'a'.size()", environment())).toBe(true);
    expect("issues" in compile("'a'.upperAscii()", environment())).toBe(true);
  });

  it("joins functions of one name", () => {
    const twice = (id: string) =>
      fn(
        "size",
        free(id, [types.bool], types.int, () => 2),
      );
    const env = environment({ libraries: [{ name: "own", functions: [twice("size_bool"), twice("size_bool")] }] });
    expect(env.names.fn("size")?.overloads.filter(({ id }) => id === "size_bool")).toHaveLength(1);
    expect("program" in compile("size('a')", env)).toBe(true);
  });

  it("takes more variables without changing", () => {
    const base = environment();
    const more = withVariables(base, { x: types.int });
    expect("program" in compile("x + 1", more)).toBe(true);
    expect("issues" in compile("x + 1", base)).toBe(true);
  });

  it("knows constants", () => {
    const env = environment({ constants: { LIMIT: { kind: "constant", type: types.int, value: 5 } } });
    const compiled = compile("LIMIT + 1", env);
    expect("program" in compiled && compiled.program.evaluate().value).toBe(6);
  });
});
