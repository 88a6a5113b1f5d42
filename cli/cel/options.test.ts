import { int } from "@bubustack/cel/type/type";
import { expect, test } from "vitest";
import { costOf, environmentOf, typesOf } from "./options.ts";

const given = (flags: { readonly [name: string]: string }) => ({ args: [], flags });

test("flags are read, or said to be wrong", () => {
  expect(typesOf(given({ types: "x=int" }))).toEqual({ x: int });
  expect(() => typesOf(given({ types: "x" }))).toThrow('"x" is not a name and a type');
  expect(costOf(given({ maxCost: "5" }))).toBe(5);
  expect(() => costOf(given({ maxCost: "-1" }))).toThrow('"-1" is not a cost');
  expect(() => environmentOf(given({ env: "x" }))).toThrow('there is no environment "x"');
});
