import { expect, test } from "vitest";
import { labelSelector, labelsOf } from "./selector.ts";

const labels = { app: "web", tier: "front" };
const selects = (selector: Parameters<typeof labelSelector>[0]) => {
  const compiled = labelSelector(selector);
  return "problem" in compiled ? compiled.problem : compiled.matches(labels);
};

test.each([
  [undefined, true],
  [{}, true],
  [{ matchLabels: { app: "web" } }, true],
  [{ matchLabels: { app: "db" } }, false],
  [{ matchExpressions: [{ key: "app", operator: "In", values: ["web"] }] }, true],
  [{ matchExpressions: [{ key: "app", operator: "NotIn", values: ["web"] }] }, false],
  [{ matchExpressions: [{ key: "x", operator: "Exists" }] }, false],
  [{ matchExpressions: [{ key: "x", operator: "DoesNotExist" }] }, true],
  [{ matchExpressions: [{ key: "x", operator: "Odd" }] }, '"Odd" is not a valid label selector operator'],
  [{ matchLabels: { constructor: "x" } }, false],
])("selector %j is %s", (selector, expected) => expect(selects(selector)).toBe(expected));

test("labels of an object", () => expect(labelsOf({ metadata: { labels: { a: "b", c: 1 } } })).toEqual({ a: "b" }));

test("a selector without terms is empty", () => {
  for (const selector of [undefined, null, {}, { matchLabels: {}, matchExpressions: [] }])
    expect(labelSelector(selector)).toMatchObject({ empty: true });
  expect(labelSelector({ matchLabels: { a: "b" } })).toMatchObject({ empty: false });
});

test("pairs, one of which selected labels must have", () => {
  const selector = labelSelector({
    matchLabels: { a: "1" },
    matchExpressions: [
      { key: "b", operator: "In", values: ["2", "3"] },
      { key: "c", operator: "Exists" },
    ],
  });
  expect(selector).toMatchObject({
    requires: [
      [["a", "1"]],
      [
        ["b", "2"],
        ["b", "3"],
      ],
    ],
  });
});
