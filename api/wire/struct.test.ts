import { expect, test } from "vitest";
import { Reader } from "./reader.ts";
import { put, readStruct } from "./struct.ts";

test("every key is an own property", () => {
  const to = {};
  put(to, "__proto__", 1);
  put(to, "a", 2);
  expect(Object.entries(to)).toEqual([
    ["__proto__", 1],
    ["a", 2],
  ]);
});

test("all kinds of values, the last of a kind counts", () => {
  const value = (...bytes: readonly number[]) => {
    const entry = [0x0a, 1, 0x61, 0x12, bytes.length, ...bytes];
    const all = Uint8Array.from([0x0a, entry.length, ...entry]);
    return readStruct(new Reader(all), all.length, 0, undefined)["a"];
  };
  expect(value(0x08, 0)).toBeNull();
  expect(value(0x20, 1)).toBe(true);
  expect(value(0x1a, 1, 0x62)).toBe("b");
  expect(value(0x11, 0, 0, 0, 0, 0, 0, 0xf8, 0x3f)).toBe(1.5);
  expect(value(0x2a, 0)).toEqual({});
  expect(value(0x32, 4, 0x0a, 2, 0x20, 0)).toEqual([false]);
  expect(value(0x20, 1, 0x1a, 0)).toBe("");
});

test("deeper than the bound is a problem", () => {
  const reader = new Reader(new Uint8Array(0));
  expect(readStruct(reader, 0, 101, undefined)).toEqual({});
  expect(reader.problem).toContain("deeper than 100");
});
