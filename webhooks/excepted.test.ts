import { expect, test } from "vitest";
import { exceptionNames, exceptionsOf } from "./excepted.ts";

test("exceptions are named once, whatever they let pass", () => {
  const exception = { kind: "PolicyException", namespace: "a", name: "gateway" };
  const all = { kind: "ClusterPolicyException", name: "all" };
  const told = [
    { rule: "one", exception },
    { rule: "two", exception },
    { rule: "one", exception: all },
  ];
  expect(exceptionNames(JSON.stringify(told))).toEqual(["PolicyException/a/gateway", "ClusterPolicyException//all"]);
});

test("none are used where nothing is told", () => {
  expect(exceptionsOf(undefined)).toEqual([]);
  expect(exceptionsOf("{}")).toEqual([]);
  expect(exceptionsOf("[1, {}]")).toEqual([]);
});
