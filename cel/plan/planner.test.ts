import { describe, expect, it } from "vitest";
import { compile, compileUnchecked } from "../compile.ts";
import { parse } from "../syntax/parser.ts";
import { answer, evaluate, kubernetes, like, plain } from "../testing/evaluate.ts";
import { CelError, mapLike } from "../testing/values.ts";
import * as types from "../type/type.ts";

describe("plan", () => {
  it("computes constants while compiling, and refuses those that are wrong", () => {
    expect(evaluate("int('x')")).toBe("refused: type conversion error from 'string' to 'int'");
    expect(evaluate("int('x')", {}, plain)).toBe("error: type conversion error from 'string' to 'int'");
    expect(evaluate("timestamp('never')")).toMatch(/^refused/);
  });

  it("knows names with dots, the longest first", () => {
    const env = like({ variables: { "a.b": types.int, a: types.map(types.string, types.int) } });
    expect(evaluate("a.b", { "a.b": 1, a: { b: 2 } }, env)).toBe("1");
    expect(evaluate("a['b']", { "a.b": 1, a: { b: 2 } }, env)).toBe("2");
  });

  it("lets variables of loops hide others", () => {
    expect(evaluate("[1].map(x, [2].map(x, x))[0] == [2] && x == 5", { x: 5 })).toBe("true");
  });

  it("makes values of named types by what the caller gives", () => {
    const env = like({
      types: { "Object.spec": { name: types.string } },
      messages: {
        name: () => undefined,
        field: () => null,
        construct: (type, fields) => mapLike({ type, ...Object.fromEntries(fields) }),
      },
    });
    expect(evaluate("Object.spec{name: 'a'}", {}, env)).toBe('{"type": "Object.spec", "name": "a"}');
    expect(answer("Object.spec{name: 'a'}", {}, env, {}).cost).toBe(40);
    expect(evaluate("Object.spec{nam: 'a'}", {}, env)).toBe("refused: undefined field 'nam'");
    expect(evaluate("Object.spec{name: 'a'}", {}, like({ types: { "Object.spec": { name: types.string } } }))).toBe(
      "refused: unknown type: Object.spec",
    );
  });

  it("chooses functions at run time where nothing was checked", () => {
    const run = (source: string, variables = {}) => {
      const parsed = parse(source, kubernetes.syntax);
      if (!("ast" in parsed)) throw new Error("does not parse");
      const compiled = compileUnchecked(parsed.ast, kubernetes);
      return "program" in compiled ? compiled.program.evaluate(variables).value : compiled;
    };
    expect(run("a.b + 1", { a: { b: 1 } })).toBe(2);
    expect(run("a.b", { "a.b": 3 })).toBe(3);
    expect(run("unknown(1) || true")).toBe(true);
    expect(run("unknown(1)")).toEqual(new CelError("no such overload: unknown", 7));
    expect(run("x")).toEqual(new CelError("no such attribute(s): x", 0));
    expect(run("type(1) == int")).toBe(true);
  });

  it("refuses unknown functions", () => {
    const compiled = compile("unknown(1) || true", kubernetes);
    expect(compiled).toEqual({ issues: [{ message: "undeclared reference to 'unknown' (in container '')", at: 7 }] });
  });
});
