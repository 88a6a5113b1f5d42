import { describe, expect, it } from "vitest";
import { everyMacro } from "./macros/index.ts";
import { parse } from "./parser.ts";
import { children, walk } from "./walk.ts";

describe("walk", () => {
  it("visits every node once, parents first", () => {
    const parsed = parse("f(a.b, [1, {'k': x}], T{f: 2}).all(y, y)", { macros: everyMacro });
    if (!("ast" in parsed)) throw new Error("does not parse");
    const nodes = [...walk(parsed.ast.expr)];
    expect(nodes[0]).toBe(parsed.ast.expr);
    expect(new Set(nodes).size).toBe(nodes.length);
    expect(nodes.filter(({ kind }) => kind === "literal").map((node) => node.kind === "literal" && node.value)).toEqual(
      [1, "k", 2, true],
    );
  });

  it("knows the parts of each node", () => {
    const parsed = parse("a.f(b, c)");
    expect("ast" in parsed && children(parsed.ast.expr).map((part) => part.kind === "ident" && part.name)).toEqual([
      "a",
      "b",
      "c",
    ]);
  });
});
