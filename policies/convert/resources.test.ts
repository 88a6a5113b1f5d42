import { expect, test } from "vitest";
import { narrowed } from "./resources.ts";

const rule = { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE", "UPDATE"], resources: ["pods"] };
const created = { ...rule, operations: ["CREATE"] };
const policy = { resourceRules: [rule], namespaceSelector: { matchLabels: { a: "b" } } };

test("the narrower rules, all exclusions, both selectors of namespaces", () => {
  const selector = { matchExpressions: [{ key: "c", operator: "Exists" }] };
  const bound = { resourceRules: [created], excludeResourceRules: [created], namespaceSelector: selector };
  expect(narrowed(policy, bound)).toEqual({
    resources: {
      resourceRules: [created],
      excludeResourceRules: [created],
      namespaceSelector: {
        matchExpressions: [
          { key: "a", operator: "In", values: ["b"] },
          { key: "c", operator: "Exists" },
        ],
      },
    },
  });
  expect(narrowed(policy, {})).toEqual({ resources: policy });
  expect(narrowed({ resourceRules: [created] }, { resourceRules: [rule] })).toEqual({
    resources: { resourceRules: [created] },
  });
});

test.each([
  [{ resourceRules: [{ ...rule, operations: ["CREATE", "DELETE"] }] }, "overlap only in part"],
  [{ matchPolicy: "Exact" }, "matchPolicy is not that of the policy"],
  [{ objectSelector: { matchLabels: { x: "y" } } }, "an objectSelector each"],
])("%j cannot be said at once", (bound, problem) => {
  const own = { ...policy, objectSelector: { matchLabels: { o: "p" } } };
  expect(narrowed(own, bound)).toEqual({ problem: expect.stringContaining(problem) });
});
