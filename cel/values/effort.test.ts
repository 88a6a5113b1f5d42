import { describe, expect, it } from "vitest";
import { Effort, extent, maxWork } from "./effort.ts";
import { mapOf } from "./key.ts";
import type { Value } from "./value.ts";
import { Optional } from "./value.ts";

describe("the extent of a value", () => {
  it("counts all that it holds", () => {
    expect(extent(1)).toBe(1);
    expect(extent("12345678")).toBe(3);
    expect(extent([1, [2, 3], { a: 4 }])).toBe(8.25);
    expect(extent(mapOf([[1, new Optional(2)]]))).toBe(4);
    expect(extent(new Uint8Array(10))).toBe(11);
  });

  it("ends where there is too much, however little memory it takes", () => {
    let value: Value = [];
    for (let level = 0; level < 60; level++) value = [value, value];
    expect(extent(value)).toBeGreaterThan(maxWork);
    expect(extent(value, 10)).toBeGreaterThan(10);
    expect(
      extent(
        Array.from({ length: 100 }, () => "x".repeat(1000)),
        20_000,
      ),
    ).toBeGreaterThan(20_000);
  });
});

describe("effort", () => {
  it("is spent", () => {
    const effort = new Effort();
    expect(effort.spend(maxWork)).toBe(false);
    expect(effort.spend(1)).toBe(true);
  });
});
