import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileAst } from "../compile.ts";
import { kubernetes } from "../kubernetes/environment.ts";
import { vectors } from "../testing/vectors.ts";
import { readAstJson, toAstJson } from "./json.ts";
import { parse } from "./parser.ts";
import { unparse } from "./unparse.ts";

const env = kubernetes();

function tree(source: string) {
  const parsed = parse(source, env.syntax);
  if ("issues" in parsed) throw new Error(parsed.issues[0]?.message);
  return parsed.ast;
}

describe("trees as JSON", () => {
  it("come back as they were, through text", () => {
    let count = 0;
    for (const { expr } of vectors("conformance")) {
      const parsed = parse(expr, env.syntax);
      if ("issues" in parsed) continue;
      count++;
      const read = readAstJson(JSON.parse(JSON.stringify(toAstJson(parsed.ast))));
      if (typeof read === "string") throw new Error(`${expr}: ${read}`);
      expect(unparse(read)).toBe(unparse(parsed.ast));
      expect(toAstJson(read)).toEqual(toAstJson(parsed.ast));
    }
    expect(count).toBeGreaterThan(1500);
  });

  it("are evaluated like what was written", () => {
    const read = readAstJson(toAstJson(tree("[1, 2].map(x, x * 2).exists(y, y == 4) && has({'a': 1}.a)")));
    if (typeof read === "string") throw new Error(read);
    const compiled = compileAst(read, env);
    expect("program" in compiled && compiled.program.evaluate().value).toBe(true);
  });

  it("say what stands where", () => {
    expect(toAstJson(tree("a.b + 1u"))).toEqual({
      source: "a.b + 1u",
      nodes: [
        { kind: "ident", id: 1, at: 0, name: "a" },
        { kind: "select", id: 2, at: 1, parts: [0], name: "b" },
        { kind: "literal", id: 3, at: 6, type: "uint", value: "1" },
        { kind: "call", id: 4, at: 4, parts: [1, 2], name: "_+_" },
      ],
      root: 3,
      macros: {},
    });
  });

  it.each([
    [null, "nodes: not a list of nodes"],
    [{ nodes: [{ kind: "ident", id: 1, at: 0, parts: [0], name: "a" }], root: 0 }, "nodes[0]: not a node"],
    [{ nodes: [{ kind: "loop", id: 1, at: 0 }], root: 0 }, "nodes[0]: not a node"],
    [{ nodes: [{ kind: "ident", id: 1, at: 0, name: "a" }], root: 1 }, "root: not the place of a node"],
    [
      { nodes: [{ kind: "ident", id: 1, at: 0, name: "a" }], root: 0, macros: { 1: 0 } },
      "macros.1: not the place of a call",
    ],
    [
      { nodes: [{ kind: "literal", id: 1, at: 0, type: "int", value: "9".repeat(20) }], root: 0 },
      "nodes[0]: not a node",
    ],
  ])("%j is refused", (json, wrong) => {
    expect(readAstJson(json)).toBe(wrong);
  });

  it("of any form are read without throwing, and neither endless nor deep", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(typeof readAstJson(json)).toBe("string");
        expect(typeof readAstJson({ nodes: [json, { kind: "list", id: 1, at: 0, parts: [0] }], root: 1 })).toBe(
          "string",
        );
      }),
    );
    const deep = Array.from({ length: 5_000 }, (_, id) => ({
      kind: "list",
      id,
      at: 0,
      ...(id > 0 && { parts: [id - 1] }),
    }));
    expect(readAstJson({ nodes: deep, root: 4_999 })).toBe("nodes[2000]: too many levels");
  });
});
