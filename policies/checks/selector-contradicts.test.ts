import fc from "fast-check";
import { expect, test } from "vitest";
import { labelSelector } from "../admission/selector.ts";
import { contradictionIn, valuesWanted } from "./selector-contradicts.ts";

const key = fc.constantFrom("a", "b");
const value = fc.constantFrom("1", "2");
const requirement = fc.oneof(
  fc.record({ key, operator: fc.constantFrom("In", "NotIn"), values: fc.array(value, { minLength: 1, maxLength: 2 }) }),
  fc.record({ key, operator: fc.constantFrom("Exists", "DoesNotExist") }),
);
const selector = fc.record({
  matchLabels: fc.dictionary(key, value, { maxKeys: 2 }),
  matchExpressions: fc.array(requirement, { maxLength: 4 }),
});
/** All labels of two keys with values that selectors name, and one that they do not. */
const values = [undefined, "1", "2", "3"];
const all = values.flatMap((a) =>
  values.map((b) => ({ ...(a !== undefined && { a }), ...(b !== undefined && { b }) }) as { [key: string]: string }),
);

test("a selector contradicts itself exactly where no labels are selected", () => {
  fc.assert(
    fc.property(selector, (given) => {
      const compiled = labelSelector(given);
      if ("problem" in compiled) throw new Error(compiled.problem);
      expect(contradictionIn(given) !== undefined).toBe(!all.some((labels) => compiled.matches(labels)));
    }),
  );
});

test("the values that a label may have", () => {
  const among = { key: "a", operator: "In", values: ["1", "2", "3"] };
  const not = { key: "a", operator: "NotIn", values: ["2"] };
  expect(valuesWanted({ matchExpressions: [among, not] }, "a")).toEqual(["1", "3"]);
  expect(valuesWanted({ matchLabels: { a: "3" }, matchExpressions: [among] }, "a")).toEqual(["3"]);
  expect(valuesWanted({ matchExpressions: [not] }, "a")).toBeUndefined();
  expect(valuesWanted(undefined, "a")).toBeUndefined();
});
