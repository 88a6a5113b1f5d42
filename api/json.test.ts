import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { brief, equal, isList, isObject, typeName } from "./json.ts";
import { printable } from "./printable.ts";

/** The same value with the keys of every object in reverse order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, field]) => [key, reversed(field)]),
  );
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { a: value };
  return value;
}

describe("equal", () => {
  test("does not look at the order of keys, nor at identity", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => equal(value, reversed(structuredClone(value)))));
  });

  test("agrees with the text of the values", () => {
    const text = (value: unknown) => JSON.stringify(sorted(value));
    fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => equal(a, b) === (text(a) === text(b))));
  });

  test("is symmetric", () => {
    fc.assert(fc.property(fc.anything(), fc.anything(), (a, b) => equal(a, b) === equal(b, a)));
  });

  test.each([
    [{ a: undefined }, {}, true],
    [{ a: undefined }, { b: undefined }, true],
    [{ a: undefined }, { a: null }, false],
    [{ a: 1 }, { b: 1 }, false],
    [{ a: 1 }, { a: 1, b: 1 }, false],
    [{ a: 1, b: 1 }, { a: 1 }, false],
    [[], {}, false],
    [[1], [1, 2], false],
    [[undefined], [undefined], true],
    [null, {}, false],
    [0, -0, true],
    [NaN, NaN, true],
    [1, "1", false],
    [JSON.parse('{"__proto__":1}'), {}, false],
    [JSON.parse('{"__proto__":1}'), JSON.parse('{"__proto__":1}'), true],
    [{}, JSON.parse('{"toString":1}'), false],
  ])("%j and %j: %s", (a, b, expected) => {
    expect(equal(a, b)).toBe(expected);
    expect(equal(b, a)).toBe(expected);
  });

  test("survives deep values", () => {
    expect(equal(nested(200_000), nested(200_000))).toBe(true);
    expect(equal(nested(200_000), nested(200_001))).toBe(false);
  });
});

/** Keys in order, -0 as 0 and own keys only, so that equal values have equal texts. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const fields = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => ({ key, field: sorted(field) }));
  // Named, so that an object without keys is not told as a list without items.
  return { fields };
}

describe("brief", () => {
  test("is one printable, well-formed line of bounded length", () => {
    const text = fc.string({ unit: fc.oneof(fc.constantFrom("\ud800", "\udc00", "\n", "\u0000", '"'), fc.string()) });
    fc.assert(
      fc.property(fc.oneof(text, fc.jsonValue(), fc.anything()), fc.integer({ min: 10, max: 100 }), (value, limit) => {
        const said = brief(value, limit);
        expect(printable(said)).toBe(said);
        expect(said.length).toBeLessThanOrEqual(limit);
      }),
    );
  });

  test.each([
    [undefined, 80, "nothing"],
    [null, 80, "null"],
    [1.5, 80, "1.5"],
    [true, 80, "true"],
    ['say "x"', 80, '"say \\"x\\""'],
    ["a\nb\u009b\u202e", 80, '"a\\nb\\u009b\\u202e"'],
    ["abcdefgh", 10, '"abcdefgh"'],
    ["abcdefghi", 10, '"abcdefgh…'],
    ["😀😀😀😀😀", 9, '"😀😀😀\ufffd…'],
    [[], 80, "[]"],
    [[1, 2], 80, "a list of 2"],
    [{}, 80, "{}"],
    [{ a: 1 }, 9, "an objec…"],
  ])("%j in %i characters is %s", (value, limit, said) => {
    expect(brief(value, limit)).toBe(said);
  });

  test("names the keys of an object", () => {
    expect(brief({ a: 1, "b c": 2 })).toBe('an object with "a", "b c"');
  });
});

test.each([
  [null, "null"],
  [[], "array"],
  [{}, "object"],
  [1, "integer"],
  [1.5, "number"],
  ["", "string"],
  [false, "boolean"],
])("the type of %j is %s", (value, name) => {
  expect(typeName(value)).toBe(name);
  expect(isObject(value)).toBe(name === "object");
  expect(isList(value)).toBe(name === "array");
});
