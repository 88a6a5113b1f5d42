import type { Json } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { copyOf, setOwn } from "./own.ts";

test("__proto__ is a key like any other", () => {
  const target: { [key: string]: Json | undefined } = {};
  setOwn(target, "__proto__", { a: 1 });
  setOwn(target, "b", 2);
  expect(Object.keys(target)).toEqual(["__proto__", "b"]);
  expect(Object.getPrototypeOf(target)).toBe(Object.prototype);
  expect(JSON.stringify(copyOf(target))).toBe('{"__proto__":{"a":1},"b":2}');
});
