import { expect, test } from "vitest";
import { exception, policy } from "../examples/policy-objects.ts";
import { line } from "../finding.ts";
import { judgeExample } from "../testing/closed-world.ts";

const judged = (spec: object) => judgeExample({ object: exception(spec as never), related: [policy()] });

test("a validation that there is not is told with the one that was meant", () => {
  const { warnings } = judged({ policies: [{ kind: "Policy", name: "few-steps", rules: ["fev"] }] });
  expect(warnings.map(line)).toEqual([
    'spec.policies[0].rules[0]: there is no validation "fev" in Policy "few-steps"; did you mean "few"? [policy-exception/policy-known]',
  ]);
});

test.each(["engramtemplates", "engramtemplates.catalog.bubustack.io", "namespaces", "nodes", "nodes/status"])(
  "%s are of no namespace",
  (resource) => {
    const { findings } = judged({ match: { resources: ["stories", resource] } });
    expect(findings.map(({ path }) => path)).toEqual([["spec", "match", "resources", 1]]);
  },
);

test("an end is compared to the second and below", () => {
  expect(judged({ expiresAt: "1970-01-01T00:00:00.001Z" }).allowed).toBe(true);
  expect(judged({ expiresAt: "1970-01-01T00:00:00Z" }).allowed).toBe(false);
});
