import { expect, test } from "vitest";
import { render } from "../../validation/field-error.ts";
import { completeTemplate, replicatedProblems, selectorText } from "./replicated.ts";

test("a selector is written as a query takes it", () => {
  const matchExpressions = [
    { key: "x", operator: "In", values: ["b", "a"] },
    { key: "y", operator: "NotIn", values: ["c"] },
    { key: "z", operator: "Exists" },
    { key: "w", operator: "DoesNotExist" },
  ];
  expect(selectorText({ matchLabels: { k: "v" }, matchExpressions })).toBe("!w,k=v,x in (a,b),y notin (c),z");
  expect(selectorText(undefined)).toBe("");
});

test("what selects nothing, or cannot, is refused", () => {
  const template = completeTemplate({
    metadata: { labels: { app: "a" } },
    spec: { activeDeadlineSeconds: 1, containers: [{ name: "m", image: "i" }] },
  });
  const selector = { matchLabels: { "-": "a" }, matchExpressions: [{ key: "app", operator: "Odd" }] };
  const fields = replicatedProblems({ spec: { replicas: -1, selector, template } }, undefined, ["replicas"]).map(
    ({ field }) => field,
  );
  expect(new Set(fields)).toEqual(
    new Set([
      "spec.replicas",
      "spec.selector.matchLabels",
      "spec.selector.matchExpressions[0].operator",
      "spec.selector",
      "spec.template.spec.activeDeadlineSeconds",
    ]),
  );
  const good = {
    spec: {
      selector: { matchLabels: { app: "a" } },
      template: completeTemplate({
        metadata: { labels: { app: "a" } },
        spec: { containers: [{ name: "m", image: "i" }] },
      }),
    },
  };
  expect(replicatedProblems(good, undefined, []).map(render)).toEqual([]);
});
