import fc from "fast-check";
import { expect, test } from "vitest";
import { enumCheck, numberChecks, runes, stringChecks } from "./scalars.ts";

const units = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));

test("runes counts code points, a lone surrogate as one", () => {
  expect(runes("a😀b")).toBe(3);
  expect(runes("\ud83d")).toBe(1);
  fc.assert(
    fc.property(units, (text) => {
      expect(runes(text)).toBe([...text].length);
    }),
  );
});

test("exclusive bounds and multiples", () => {
  const checks = numberChecks({
    minimum: 0,
    exclusiveMinimum: true,
    maximum: 10,
    exclusiveMaximum: true,
    multipleOf: 2,
  });
  const found = (value: number) => {
    return checks.flatMap((check) => check(value)?.rule ?? []);
  };
  expect(found(4)).toEqual([]);
  expect(found(0)).toEqual(["exclusiveMinimum"]);
  expect(found(10)).toEqual(["exclusiveMaximum"]);
  expect(found(3)).toEqual(["multipleOf"]);
});

test("a pattern is compiled once, at first use", () => {
  let compiled = 0;
  const [check] = stringChecks({ type: "string", pattern: "^a" }, (source) => {
    compiled++;
    return (text) => new RegExp(source).test(text);
  });
  expect(compiled).toBe(0);
  expect([check?.("b")?.rule, check?.("a"), compiled]).toEqual(["pattern", undefined, 1]);
});

test("enums hold scalars and objects", () => {
  const allowed = enumCheck(["a", 1, { b: 2 }]);
  expect([allowed("a"), allowed(1), allowed({ b: 2 }), allowed("1"), allowed(null)]).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
