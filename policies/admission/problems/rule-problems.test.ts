import { expect, test } from "vitest";
import { mutatingOperationProblems, ruleProblems, selectorProblems } from "./rule-problems.ts";

const good = { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] };
const fields = (rule: object) =>
  ruleProblems({ ...good, ...rule }, "r").map(({ field, detail }) => `${field}: ${detail}`);

test("a good rule has none; an empty one lacks everything", () => {
  expect(fields({})).toEqual([]);
  expect(ruleProblems(5, "r").map(({ field }) => field)).toEqual([
    "r.operations",
    "r.apiGroups",
    "r.apiVersions",
    "r.resources",
  ]);
});

test.each([
  [{ operations: ["*", "CREATE"] }, "r.operations: if '*' is present, must not specify other operations"],
  [{ operations: ["MAKE"] }, 'r.operations[0]: supported values: "*", "CONNECT", "CREATE", "DELETE", "UPDATE"'],
  [{ apiGroups: ["*", "a"] }, "r.apiGroups: if '*' is present, must not specify other API groups"],
  [{ apiVersions: [""] }, "r.apiVersions[0]: "],
  [{ resources: [""] }, "r.resources[0]: "],
  [
    { resources: ["*", "pods"] },
    "r.resources: if '*' is present, must not specify other resources without subresources",
  ],
  [{ resources: ["*/*", "pods"] }, "r.resources: if '*/*' is present, must not specify other resources"],
  [{ resources: ["pods/*", "pods/status"] }, "r.resources[1]: if 'pods/*' is present, must not specify pods/status"],
  [
    { resources: ["*/status", "pods/status"] },
    "r.resources[1]: if '*/status' is present, must not specify pods/status",
  ],
  [{ scope: "Some" }, 'r.scope: supported values: "*", "Cluster", "Namespaced"'],
  [{ resourceNames: ["a", "a"] }, "r.resourceNames[1]: "],
  [{ resourceNames: ["a/b"] }, "r.resourceNames[0]: may not contain '/'"],
])("%j", (rule, problem) => expect(fields(rule)).toEqual([problem]));

test("what goes away cannot be changed", () => {
  expect(mutatingOperationProblems([{ operations: ["CREATE", "DELETE"] }, 5], "r")).toMatchObject([
    { field: "r.operations", value: "DELETE" },
  ]);
});

test("selectors", () => {
  const said = (selector: object) => selectorProblems(selector as never, "s").map(({ field }) => field);
  expect(said({ matchLabels: { a: "b" }, matchExpressions: [{ key: "a", operator: "Exists" }] })).toEqual([]);
  expect(said({ matchLabels: { "a b": "c d" } })).toEqual(["s.matchLabels", "s.matchLabels"]);
  expect(
    said({
      matchExpressions: [
        { key: "a", operator: "Odd" },
        { key: "a", operator: "In" },
        { key: "a", operator: "Exists", values: ["b"] },
        { key: "", operator: "NotIn", values: ["a b"] },
      ],
    }),
  ).toEqual([
    "s.matchExpressions[0].operator",
    "s.matchExpressions[1].values",
    "s.matchExpressions[2].values",
    "s.matchExpressions[3].key",
    "s.matchExpressions[3].key",
    "s.matchExpressions[3].values[0]",
  ]);
  expect(selectorProblems(undefined, "s")).toEqual([]);
});
