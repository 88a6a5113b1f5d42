import { expect, test } from "vitest";
import { bindingColumns, nameWarnings, paramKindColumn } from "./policy-words.ts";

test("columns show what kubectl shows", () => {
  expect(paramKindColumn.cell({ spec: {} }, 0)).toBe("<unset>");
  expect(paramKindColumn.cell({ spec: { paramKind: { apiVersion: "v1", kind: "A" } } }, 0)).toBe("v1/A");
  const cells = (spec: object) => bindingColumns.map(({ cell }) => cell({ spec } as never, 0));
  expect(cells({ policyName: "p" })).toEqual(["p", "<unset>"]);
  expect(cells({ policyName: "p", paramRef: { name: "a" } })).toEqual(["p", "*/a"]);
  expect(cells({ policyName: "p", paramRef: { name: "a", namespace: "n" } })).toEqual(["p", "n/a"]);
});

test("names that policies of files have are warned of", () => {
  expect(nameWarnings({ metadata: { name: "a" } })).toEqual([]);
  expect(nameWarnings({ metadata: { name: "a.static.k8s.io" } })).toHaveLength(1);
});
