import { describe, expect, it } from "vitest";
import { entriesOf, find, keyOf, keysOf, mapOf, mapSize } from "./key.ts";
import { Double, Uint } from "./value.ts";

describe("maps", () => {
  const mixed = mapOf([
    ["a", 1],
    [1, "one"],
    [new Uint(2n), "two"],
    [true, null],
  ]);

  it("find equal numbers of any types", () => {
    expect(find(mixed, new Double(1))).toBe("one");
    expect(find(mixed, 2)).toBe("two");
    expect(find(mixed, "1")).toBeUndefined();
    expect(find(mixed, true)).toBeNull();
    expect(find(mapOf([[[1], 2]]), [1])).toBeUndefined();
  });

  it("hold equal numbers of different types as keys of their own", () => {
    const both = mapOf([
      [1, "int"],
      [new Uint(1n), "uint"],
      [new Double(1), "double"],
    ]);
    expect([find(both, 1), find(both, new Uint(1n)), find(both, new Double(1))]).toEqual(["int", "uint", "double"]);
    expect(keyOf(new Double(0))).toBe(keyOf(new Double(-0)));
  });

  it("keep order and size", () => {
    expect(keysOf(mixed)).toEqual(["a", 1, new Uint(2n), true]);
    expect(mapSize(mixed)).toBe(4);
    expect(entriesOf({ x: 1.5 })).toEqual([["x", new Double(1.5)]]);
  });

  it("hold own properties alone in their plain form", () => {
    const plain = JSON.parse('{"__proto__": 1, "a": 2}');
    expect(find(plain, "__proto__")).toBe(1);
    expect(find({}, "__proto__")).toBeUndefined();
    expect(find({}, "constructor")).toBeUndefined();
    expect(mapSize(plain)).toBe(2);
  });
});
