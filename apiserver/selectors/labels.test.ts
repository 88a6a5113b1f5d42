import { expect, test } from "vitest";
import { labelSelector, labelsOf, parseLabelSelector } from "./labels.ts";

const labels = { app: "web", tier: "front" };

test.each([
  ["", true],
  ["app=web", true],
  ["app==web,tier=front", true],
  ["app=db", false],
  ["app!=db", true],
  ["other!=x", true],
  ["app in (db, web)", true],
  ["app notin (db,web)", false],
  ["other notin (x)", true],
  ["app", true],
  ["!app", false],
  ["!other", true],
  ["app in (web),tier", true],
])("%s is %s", (text, expected) => expect(parseLabelSelector(text)(labels)).toBe(expected));

test.each(["a b", "a=b=c", "in (x)", "a>b", ",", "-=x", "a=-"])("%j is refused", (text) => {
  expect(() => parseLabelSelector(text)).toThrow(/unable to parse requirement/);
});

test.each([
  [undefined, true],
  [{}, true],
  [{ matchLabels: { app: "web" } }, true],
  [{ matchLabels: { app: "db" } }, false],
  [{ matchExpressions: [{ key: "app", operator: "In", values: ["web"] }] }, true],
  [{ matchExpressions: [{ key: "app", operator: "NotIn", values: ["web"] }] }, false],
  [{ matchExpressions: [{ key: "x", operator: "Exists" }] }, false],
  [{ matchExpressions: [{ key: "x", operator: "DoesNotExist" }] }, true],
  [{ matchExpressions: [{ key: "x", operator: "Odd" }] }, false],
  [{ matchLabels: { constructor: "x" } }, false],
])("selector %j is %s", (selector, expected) => expect(labelSelector(selector)(labels)).toBe(expected));

test("labels of an object", () => expect(labelsOf({ metadata: { labels: { a: "b", c: 1 } } })).toEqual({ a: "b" }));
