import { expect, test } from "vitest";
import { list, string } from "../type/type.ts";
import { libraryEstimate } from "./library.ts";
import { exactly } from "./range.ts";

const items = (size: number) => ({ trail: undefined, type: list(string), expr: undefined, size: exactly(size) });
const cost = (overload: string, ...args: readonly number[]) =>
  libraryEstimate(overload, { target: items(10), args: args.map(items) }, () => undefined)?.cost;

test.each([
  ["list_reverse", [], 21n],
  ["list_distinct", [], 211n],
  ["list_string_sort", [], 221n],
  ["list_int_sort", [], 211n],
  ["list_int_sortByAssociatedKeys", [5], 61n],
  ["list_sets_equivalent_list", [3, 4], 25n],
  ["list_sets_contains_list", [3, 4], 13n],
] as const)("%s", (overload, args, expected) => {
  expect(cost(overload, ...args)).toEqual(exactly(expected));
});

test("others have no estimate of their own", () => {
  expect(cost("add_list", 1, 2)).toBeUndefined();
});
