import { expect, test } from "vitest";
import { exactly } from "../estimate/range.ts";
import { declare } from "./declare.ts";
import { sizesOfRule, sizesUnder } from "./sizes.ts";

const self = declare(
  {
    type: "object",
    properties: {
      l: { type: "array", maxItems: 5, items: { type: "string", maxLength: 3 } },
      m: { type: "object", maxProperties: 2, additionalProperties: { type: "string", maxLength: 4 } },
    },
  },
  { name: "t" },
);
if (self === undefined) throw new Error("no type");

test("trails are followed through fields, elements, keys and values", () => {
  const sizes = sizesUnder(new Map([["self", self]]));
  const most = (...trail: readonly string[]) => sizes(trail)?.max;
  expect([most("self", "l"), most("self", "l", "@items"), most("self", "m", "@values")]).toEqual([5n, 12n, 16n]);
  expect([most("self", "m", "@keys"), most("self", "x"), most("other", "l")]).toEqual([0n, undefined, undefined]);
});

test("in a rule every trail starts from its value", () => {
  expect(sizesOfRule(self)(["@items"])).toEqual(exactly(0));
  expect(sizesOfRule(self)(["oldSelf", "l"])).toEqual({ min: 0n, max: 5n });
});
