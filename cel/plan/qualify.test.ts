import { describe, expect, it } from "vitest";
import { CelError, Double, none, Uint } from "../values/value.ts";
import { isKey, missing, select, selects } from "./qualify.ts";

describe("select", () => {
  it("takes elements by whole numbers of any type, entries by key", () => {
    expect(select([1, 2], new Uint(1n))).toBe(2);
    expect(select([1, 2], new Double(0))).toBe(1);
    expect(select([1], 5)).toBeUndefined();
    expect(select({ a: 1 }, "a")).toBe(1);
    expect(select("text", "a")).toBeUndefined();
    expect(select([1], null)).toEqual(new CelError("unsupported index type 'null_type' in list"));
  });

  it("says what is missing", () => {
    expect(missing({}, "a").message).toBe("no such key: a");
    expect(missing([], new Uint(3n)).message).toBe("index out of bounds: 3");
  });

  it("knows keys and what holds others", () => {
    expect([1, "a", true, new Double(1), null, []].map(isKey)).toEqual([true, true, true, true, false, false]);
    expect([[], {}, none, 1].map(selects)).toEqual([true, true, true, false]);
  });
});
