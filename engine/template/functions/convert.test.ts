import { expect, test } from "vitest";
import { Int } from "../value.ts";
import { toFloat, toInteger } from "./convert.ts";

test("values become integers as Sprig makes them", () => {
  const values = [1.9, -1.9, "12", "0x1f", "017", "0b11", "1.5", "x", "", true, false, null, [], new Int(5n), 1e30];
  expect(values.map(toInteger)).toEqual([1n, -1n, 12n, 31n, 15n, 3n, 0n, 0n, 0n, 1n, 0n, 0n, 0n, 5n, -(2n ** 63n)]);
});

test("values become floats as Sprig makes them", () => {
  const values = [1.5, "1.5", "1e3", ".5", "0x1p2", "inf", "x", "1e999", true, null, new Int(5n), "0x10"];
  expect(values.map(toFloat)).toEqual([1.5, 1.5, 1_000, 0.5, 4, Number.POSITIVE_INFINITY, 0, 0, 1, 0, 5, 0]);
});
