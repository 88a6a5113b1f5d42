import { int, list, string } from "@bubustack/cel/type/type";
import { Double } from "@bubustack/cel/values/value";
import { describe, expect, it } from "vitest";
import { asVariables, readJson, readTypes } from "./variables.ts";

describe("readJson", () => {
  it("tells ints from doubles as they are written", () => {
    expect(readJson('{"a": 1, "b": 1.0, "c": 1e0, "d": 9007199254740993, "e": 99999999999999999999, "f": -0}')).toEqual(
      {
        a: 1,
        b: new Double(1),
        c: new Double(1),
        d: 9007199254740993n,
        e: new Double(1e20),
        f: 0,
      },
    );
  });
});

describe("asVariables", () => {
  it("takes objects alone", () => {
    expect(asVariables({ a: 1 })).toEqual({ a: 1 });
    expect([1, null, [1], new Double(1)].map(asVariables)).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe("readTypes", () => {
  it("reads types by name", () => {
    expect(readTypes("x=int; names = list(string);")).toEqual({ types: { x: int, names: list(string) } });
    expect(readTypes("x=integer")).toEqual({ wrong: "x=integer" });
    expect(readTypes("int")).toEqual({ wrong: "int" });
  });
});
