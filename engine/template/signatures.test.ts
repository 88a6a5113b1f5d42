import { expect, test } from "vitest";
import { functionFamilies, functionNames, leftOut, signatures, volatileNames } from "./signatures.ts";

test("a function says what it takes", () => {
  expect(signatures.get("trunc")).toEqual({ parameters: ["int", "string"], rest: undefined });
  expect(signatures.get("round")).toEqual({ parameters: ["any", "int"], rest: "float" });
  expect(signatures.get("now")).toEqual({ parameters: [], rest: undefined });
});

test("no function is in two families, and none is both there and left out", () => {
  const names = [...functionFamilies.values()].flat();
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual([...functionNames]);
  expect(names.filter((name) => leftOut.has(name))).toEqual([]);
});

test("now and chance are the only volatile ones", () => {
  expect([...volatileNames]).toEqual([
    "now",
    "randAlpha",
    "randAlphaNum",
    "randAscii",
    "randNumeric",
    "randInt",
    "uuidv4",
  ]);
});
