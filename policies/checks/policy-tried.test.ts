import { expect, test } from "vitest";
import { clusterPolicy, policy } from "../examples/policy-objects.ts";
import { line } from "../finding.ts";
import { judgeExample } from "../testing/closed-world.ts";

const warned = (spec: object, make = policy) =>
  judgeExample({ object: make(spec as never) })
    .warnings.filter(({ rule }) => rule.endsWith("expressions-tried"))
    .map(line);
const saying = (expression: string, more: object = {}) => warned({ validations: [{ expression }], ...more });

const rule = (operations: readonly string[], ...resources: readonly string[]) => ({
  matchConstraints: {
    resourceRules: [{ apiGroups: ["bubustack.io"], apiVersions: ["v1alpha1"], operations, resources }],
  },
});

test.each([
  ["object.spec.policy.timeouts.story != ''", "an error (no such key: policy) for a Story with only what it must have"],
  ["object.metadata.annotations['b'] == 'c'", "an error (no such key: annotations)"],
  ["object.spec.steps[3].name != ''", "an error (index out of bounds)"],
])("%s is told", (expression, message) => {
  expect(saying(expression)).toEqual([expect.stringContaining(message)]);
});

test.each([
  "!has(object.spec.policy) || object.spec.policy.timeouts.story != ''",
  "object.spec.?policy.?timeouts.?story.orValue('') != ''",
  "object.spec.steps.all(step, step.name != '')",
  "request.userInfo.username == 'ada' || object.spec.steps.size() > 1",
  "object.metadata.name == string(1) || false",
])("%s is not", (expression) => {
  expect(saying(expression)).toEqual([]);
});

test("match conditions leave objects out", () => {
  const matchConditions = [{ name: "has", expression: "has(object.spec.policy)" }];
  const unguarded = "object.spec.policy.timeouts.story != ''";
  expect(saying(unguarded)).toHaveLength(1);
  expect(saying(unguarded, { matchConditions })).toEqual([]);
  const unknown = [{ name: "who", expression: "request.userInfo.username != 'a'" }];
  expect(saying(unguarded, { matchConditions: unknown })).toEqual([]);
});

test("what is deleted has no object", () => {
  const expression = "object.spec.steps.size() < 9";
  expect(saying(expression, rule(["CREATE", "DELETE"], "stories"))).toEqual([
    expect.stringMatching(/for a Story that is deleted; guard it with object != null/),
  ]);
  expect(saying(`object == null || ${expression}`, rule(["*"], "stories"))).toEqual([]);
});

test("messages and variables are tried where they are used", () => {
  const validations = [{ expression: "false", messageExpression: "string(object.metadata.labels['a'])" }];
  expect(warned({ validations })).toEqual([expect.stringContaining("spec.validations[0].messageExpression")]);
  const variables = [{ name: "label", expression: "object.metadata.labels['a']" }];
  expect(saying("variables.label == ''", { variables })).toHaveLength(1);
  expect(saying("true || variables.label == ''", { variables })).toEqual([]);
});

test("loops within loops over long lists cost too much", () => {
  const pairs =
    "object.spec.steps.all(a, object.spec.steps.all(b, object.spec.steps.all(c, a.name + b.name != c.name)))";
  expect(saying(pairs)).toEqual([expect.stringContaining("costs more than 1000000 units for a Story with long lists")]);
});

test("objects of others, of other points and of Pod controllers are not made up", () => {
  const expression = "object.spec.a.b == 1";
  const pods = {
    resourceRules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] }],
  };
  expect(warned({ matchConstraints: pods, validations: [{ expression }] }, clusterPolicy)).toEqual([]);
  expect(saying("object.metadata.labels['a'] == ''", { at: ["Launch"] })).toEqual([]);
});
