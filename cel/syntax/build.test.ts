import { describe, expect, it } from "vitest";
import { Builder } from "./build.ts";
import { parse } from "./parser.ts";
import { unparse } from "./unparse.ts";
import { walk } from "./walk.ts";

describe("Builder", () => {
  it("freezes nodes and gives each the next id", () => {
    const build = new Builder();
    const [a, b] = [build.ident("a"), build.ident("b")];
    const sum = build.call("_+_", [a, b]);
    expect([a.id, b.id, sum.id]).toEqual([1, 2, 3]);
    expect(Object.isFrozen(sum) && Object.isFrozen(sum.args)).toBe(true);
  });

  it("copies a tree with ids of its own", () => {
    const parsed = parse("T{f: [a.b, {'k': -f(1)}], g: x[0]}");
    if (!("ast" in parsed)) throw new Error("does not parse");
    const build = new Builder();
    build.next = parsed.ast.ids;
    const copy = build.copy(parsed.ast.expr);
    const ids = [...walk(parsed.ast.expr), ...walk(copy)].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(unparse({ expr: copy, macros: new Map() })).toBe(unparse(parsed.ast));
  });
});
