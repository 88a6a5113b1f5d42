import { describe, expect, it } from "vitest";
import { Bindings, mostGeneral } from "./assign.ts";
import * as types from "./type.ts";

describe("Bindings", () => {
  it("assigns what fits", () => {
    const bindings = new Bindings();
    expect(bindings.assignable(types.int, types.int)).toBe(true);
    expect(bindings.assignable(types.int, types.dyn)).toBe(true);
    expect(bindings.assignable(types.int, types.string)).toBe(false);
    expect(bindings.assignable(types.list(types.dyn), types.list(types.int))).toBe(true);
    expect(bindings.assignable(types.nullType, types.wrapper(types.int))).toBe(true);
    expect(bindings.assignable(types.nullType, types.int)).toBe(false);
    expect(bindings.assignable(types.wrapper(types.int), types.int)).toBe(true);
    expect(bindings.assignable(types.typeOf(types.int), types.typeOf(types.string))).toBe(true);
  });

  it("finds what parameters stand for, and forgets it where an attempt fails", () => {
    const bindings = new Bindings();
    const a = bindings.variable();
    expect(bindings.assignableAll([types.int, types.string], [a, a])).toBe(false);
    expect(bindings.find(a)).toBeUndefined();
    expect(bindings.assignableAll([types.list(types.int), types.int], [types.list(a), a])).toBe(true);
    expect(types.show(bindings.substitute(types.map(types.string, a), false))).toBe("map(string, int)");
  });

  it("never lets a parameter stand for something that holds it", () => {
    const bindings = new Bindings();
    const a = bindings.variable();
    expect(bindings.assignable(types.list(a), a)).toBe(false);
    expect(types.show(bindings.substitute(types.list(a), true))).toBe("list(dyn)");
  });

  it("takes the more general of two types", () => {
    expect(mostGeneral(types.int, types.dyn)).toBe(types.dyn);
    expect(mostGeneral(types.dyn, types.int)).toBe(types.dyn);
    expect(types.show(mostGeneral(types.list(types.int), types.list(types.dyn)))).toBe("list(dyn)");
  });
});
