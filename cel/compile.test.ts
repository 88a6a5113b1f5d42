import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compile, compileAst } from "./compile.ts";
import { withVariables } from "./environment.ts";
import { kubernetes } from "./kubernetes/environment.ts";
import { fn, free } from "./library/declare.ts";
import { parse } from "./syntax/parser.ts";
import * as types from "./type/type.ts";
import { CelError, Pending } from "./values/value.ts";

const env = kubernetes({
  libraries: [
    {
      name: "asking",
      functions: [
        fn(
          "ask",
          free("ask_string", [types.string], types.bool, (_frame, a) => new Pending([a])),
        ),
        fn(
          "broken",
          free("broken", [], types.bool, () => {
            throw new Error("no");
          }),
        ),
      ],
    },
  ],
  variables: { x: types.dyn },
});

function run(source: string, variables = {}) {
  const compiled = compile(source, env);
  if ("issues" in compiled) throw new Error(compiled.issues[0]?.message);
  return compiled.program.evaluate(variables).value;
}

describe("a program", () => {
  it("is evaluated as often as wanted", () => {
    const compiled = compile("x + 1", env);
    if ("issues" in compiled) throw new Error("does not compile");
    expect([1, 2, 3].map((x) => compiled.program.evaluate({ x }))).toEqual([
      { value: 2, cost: 2 },
      { value: 3, cost: 2 },
      { value: 4, cost: 2 },
    ]);
    expect(types.show(compiled.program.type)).toBe("int");
  });

  it("says where an error comes from", () => {
    expect(run("true && x.a.b == 1", { x: { a: {} } })).toEqual(new CelError("no such key: b", 11));
  });

  it("asks for what is not known, all at once, unless the answer does not depend on it", () => {
    expect(run("ask('a') && ask('b')")).toEqual(new Pending(["a", "b"]));
    expect(run("ask('a') || true")).toBe(true);
    expect(run("ask('a') && false")).toBe(false);
    expect(run("ask('a') || 1 / 0 == 1")).toEqual(new Pending(["a"]));
    expect(run("ask('a') == ask('b')")).toEqual(new Pending(["a", "b"]));
    expect(run("['a', 'b'].all(n, ask(n))")).toEqual(new Pending(["a", "b"]));
    expect(run("['a', 'b'].map(n, ask(n))")).toEqual(new Pending(["a", "b"]));
    expect(run("ask('a') ? 1 : 2")).toEqual(new Pending(["a"]));
  });

  it("never throws", () => {
    expect(run("broken()")).toEqual(new CelError("internal error: no"));
    const parts =
      "( ) [ ] { } . , ? : + - * / % ! && || == < in x a 1 2u 1.5 'x' b'y' null true has( .map( .all( size( int( string( optional.of(".split(
        " ",
      );
    const sources = fc.array(fc.constantFrom(...parts), { maxLength: 14 }).map((all) => all.join(" "));
    const json = fc.jsonValue({ maxDepth: 2 });
    fc.assert(
      fc.property(sources, json, (source, x) => {
        const compiled = compile(source, env);
        if ("program" in compiled) compiled.program.evaluate({ x: x as never });
      }),
      { numRuns: 2000 },
    );
  });

  it("never costs less for more elements", () => {
    const compiled = compile("x.all(e, e.map(y, y + 1).exists(z, z > 1000))", env);
    if ("issues" in compiled) throw new Error("does not compile");
    const { program } = compiled;
    const lists = fc.array(fc.array(fc.integer({ min: 2000, max: 3000 }), { minLength: 1 }));
    fc.assert(
      fc.property(lists, lists, (a, b) => {
        expect(program.evaluate({ x: [...a, ...b] }).cost).toBeGreaterThanOrEqual(program.evaluate({ x: a }).cost);
      }),
    );
  });

  it("comes from a tree too", () => {
    const parsed = parse("y * 2");
    const compiled = "ast" in parsed ? compileAst(parsed.ast, withVariables(env, { y: types.int })) : parsed;
    expect("program" in compiled && compiled.program.evaluate({ y: 4 }).value).toBe(8);
  });
});
