import { expect, test } from "vitest";
import { clusterPolicy, policy } from "../examples/policy-objects.ts";
import { line } from "../finding.ts";
import { judgeExample } from "../testing/closed-world.ts";

const judged = (spec: object, make = clusterPolicy) => judgeExample({ object: make(spec as never) });
const refused = (expression: string) => judged({ validations: [{ expression }] }).findings.map(line);
const ten = "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]";
const million = ["a", "b", "c", "d", "e", "f", "g"].reduce((inner, name) => `${ten}.all(${name}, ${inner})`, "true");

test.each([
  ["1 / 0 == object.spec.a", "division by zero"],
  ["quantity('much').isGreaterThan(quantity('1'))", "quantities must match"],
  [million, "costs more than 1000000 units for every request"],
])("%s is refused", (expression, message) => {
  expect(refused(expression)).toEqual([expect.stringContaining(message)]);
  expect(refused(expression).join()).toContain("[cluster-policy/expressions-evaluate]");
});

test.each([
  "object.spec.image == '' || 1 / 0 == 1",
  "has(object.spec.image) && 1 / 0 == 1",
  "object.spec.image != 'a' && authorizer.group('').resource('pods').check('get').allowed()",
  `object.spec.image == 'a' && ${million}`,
  "false",
])("%s depends on the request", (expression) => {
  expect(refused(expression)).toEqual([]);
});

test("variables and conditions are tried too", () => {
  const variables = [{ name: "a", expression: "1 / 0" }];
  expect(judged({ variables }).findings.map(({ path }) => path.join("."))).toEqual(["spec.variables.0.expression"]);
  const matchConditions = [{ name: "a", expression: "[1][2] == 1" }];
  expect(judged({ matchConditions }, policy).findings.map(({ rule }) => rule)).toEqual(["policy/expressions-evaluate"]);
});

const engrams = {
  apiGroups: ["bubustack.io"],
  apiVersions: ["v1alpha1"],
  operations: ["CREATE"],
  resources: ["engrams"],
};
const warned = (spec: object) => judged(spec).warnings.filter(({ rule }) => rule.endsWith("fields-exist"));

test("fields that no kind has are warned about, those of one kind are not", () => {
  const validations = [{ expression: "object.spec.imagee != ''", messageExpression: "object.spec.images" }];
  expect(warned({ validations }).map(({ path }) => path.join("."))).toEqual([
    "spec.validations.0.expression",
    "spec.validations.0.messageExpression",
  ]);
  expect(warned({ validations: [{ expression: "object.spec.image != ''" }] })).toEqual([]);
  const both = {
    resourceRules: [{ ...engrams, resources: ["engrams", "stories"] }],
  };
  expect(warned({ matchConstraints: both, validations: [{ expression: "object.spec.steps.size() > 0" }] })).toEqual([]);
  expect(warned({ matchConstraints: both, validations })).toHaveLength(2);
  const others = { resourceRules: [engrams, { ...engrams, apiGroups: ["apps"], resources: ["deployments"] }] };
  expect(warned({ matchConstraints: others, validations })).toEqual([]);
  const all = { resourceRules: [{ ...engrams, resources: ["*"] }] };
  expect(warned({ matchConstraints: all, validations })).toEqual([]);
  expect(warned({ at: ["Launch"], validations })).toEqual([]);
});
