import { describe, expect, it } from "vitest";
import { parse } from "../syntax/parser.ts";
import { kubernetes } from "../testing/evaluate.ts";
import { resolve } from "./resolve.ts";

describe("resolve", () => {
  it("finds functions by name and number of arguments", () => {
    const found = (source: string) => {
      const parsed = parse(source);
      if (!("ast" in parsed) || parsed.ast.expr.kind !== "call") throw new Error("no call");
      const { fn, overloads, parts } = resolve(parsed.ast.expr, undefined, kubernetes.names);
      return [fn?.name, overloads.length, parts.length];
    };
    expect(found("'a'.substring(1, 2)")).toEqual(["substring", 1, 3]);
    expect(found("sets.contains([1], [2])")).toEqual(["sets.contains", 1, 2]);
    expect(found("a.nothing()")).toEqual([undefined, 0, 1]);
  });
});
