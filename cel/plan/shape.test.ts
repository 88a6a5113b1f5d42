import { describe, expect, it } from "vitest";
import { everyMacro } from "../syntax/macros/index.ts";
import { parse } from "../syntax/parser.ts";
import { shapeOf } from "./shape.ts";

describe("shapeOf", () => {
  it.each([
    ["l.all(x, x)", "all"],
    ["l.exists(k, v, v)", "exists"],
    ["l.map(x, x)", "append"],
    ["l.filter(x, x)", "append"],
    ["l.transformList(i, x, x, x)", "append"],
    ["l.transformMap(k, v, v)", "insert"],
    ["l.transformMapEntry(k, v, v, {k: v})", "insert"],
    ["cel.bind(x, 1, x)", "bind"],
    ["l.exists_one(x, x)", "general"],
  ])("%s", (source, kind) => {
    const parsed = parse(source, { macros: everyMacro });
    if (!("ast" in parsed) || parsed.ast.expr.kind !== "fold") throw new Error("no loop");
    expect(shapeOf(parsed.ast.expr).kind).toBe(kind);
  });
});
