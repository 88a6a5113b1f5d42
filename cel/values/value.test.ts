import { describe, expect, it } from "vitest";
import { adapt, CelError, Double, isList, isPlain, kindOf, MapValue, none, Pending } from "./value.ts";

describe("values", () => {
  it("from JSON: whole numbers are ints, all others doubles", () => {
    expect(adapt(1)).toBe(1);
    expect(adapt(1.5)).toEqual(new Double(1.5));
    expect(adapt(2 ** 60)).toBe(2n ** 60n);
    expect(adapt(2 ** 63)).toEqual(new Double(2 ** 63));
    expect(adapt(1e300)).toEqual(new Double(1e300));
    expect(adapt(undefined)).toBeNull();
    expect(adapt("a")).toBe("a");
  });

  it("know their kind", () => {
    const all = [null, true, 1, 1n, "a", [], {}, Uint8Array.of(), new MapValue(new Map()), none, new CelError("x")];
    expect(all.map(kindOf)).toEqual([
      "null",
      "bool",
      "int",
      "int",
      "string",
      "list",
      "map",
      "bytes",
      "map",
      "optional",
      "error",
    ]);
    expect(isPlain({})).toBe(true);
    expect(isPlain(new Pending([]))).toBe(false);
    expect(isList([])).toBe(true);
  });
});
