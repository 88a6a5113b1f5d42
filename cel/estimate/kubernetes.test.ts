import { expect, test } from "vitest";
import { list, opaque, string } from "../type/type.ts";
import { kubernetesEstimate } from "./kubernetes.ts";
import { exactly } from "./range.ts";

const text = (size: number) => ({ trail: undefined, type: string, expr: undefined, size: exactly(size) });
const cost = (name: string, overload: string, target: number | undefined, ...args: readonly number[]) =>
  kubernetesEstimate(
    name,
    overload,
    { target: target === undefined ? undefined : text(target), args: args.map(text) },
    () => undefined,
  )?.cost;

test.each([
  ["url", "string_to_url", undefined, [25], 3n],
  ["replace", "", 20, [1, 1], 4n],
  ["find", "", 20, [8], 6n],
  ["ip", "cidr_ip", undefined, [25], 1n],
  ["ip", "string_to_ip", undefined, [25], 3n],
  ["check", "", undefined, [], 350_000n],
  ["fieldSelector", "", undefined, [10], 261n],
  ["join", "", 5, [1], 1n],
  ["lowerAscii", "", 41, [], 5n],
  ["validate", "", undefined, [20], 64n],
] as const)("%s %s", (name, overload, target, args, expected) => {
  expect(cost(name, overload, target, ...args)).toEqual(exactly(expected));
});

test("elements are gone through where they are texts", () => {
  const target = { trail: ["self"], type: list(string), expr: undefined, size: exactly(10) };
  const found = kubernetesEstimate("isSorted", "", { target, args: [] }, () => exactly(20));
  expect(found?.cost).toEqual(exactly(30));
});

test("values of libraries are compared at once", () => {
  const quantity = { ...text(1), type: opaque("kubernetes.Quantity") };
  expect(
    kubernetesEstimate("_==_", "equals", { target: undefined, args: [quantity, quantity] }, () => undefined),
  ).toEqual({
    cost: exactly(1),
  });
  expect(cost("_==_", "equals", undefined, 1, 1)).toBeUndefined();
});
