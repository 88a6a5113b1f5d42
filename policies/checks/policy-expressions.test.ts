import { expect, test } from "vitest";
import { clusterPolicy, policy } from "../examples/policy-objects.ts";
import { line } from "../finding.ts";
import { judgeExample } from "../testing/closed-world.ts";

const said = (spec: object, make = clusterPolicy) => judgeExample({ object: make(spec as never) }).findings.map(line);

test("every place of an expression is looked at", () => {
  const wrong = "nowhere";
  const findings = judgeExample({
    object: clusterPolicy({
      matchConditions: [{ name: "a", expression: wrong }],
      reads: [
        {
          name: "a",
          apiVersion: "bubustack.io/v1alpha1",
          kind: "Story",
          objectName: wrong,
          where: "item.a == nowhere",
        },
        { name: "b", apiVersion: "bubustack.io/v1alpha1", kind: "Engram", index: { templateRef: wrong } },
      ],
      variables: [{ name: "a", expression: wrong }],
      validations: [{ expression: wrong, messageExpression: wrong }],
      auditAnnotations: [{ key: "a", valueExpression: wrong }],
      mutations: [
        { patchType: "JSONPatch", jsonPatch: { expression: wrong } },
        { patchType: "ApplyConfiguration", applyConfiguration: { expression: wrong } },
      ],
    }),
  }).findings;
  expect(findings.map(({ path }) => path.slice(1).join("."))).toEqual([
    "matchConditions.0.expression",
    "reads.0.objectName",
    "reads.0.where",
    "reads.1.index.templateRef",
    "variables.0.expression",
    "validations.0.expression",
    "validations.0.messageExpression",
    "auditAnnotations.0.valueExpression",
    "mutations.0.jsonPatch.expression",
    "mutations.1.applyConfiguration.expression",
  ]);
});

test("messages have no authorizer, conditions neither variables nor reads", () => {
  const reads = [{ name: "a", apiVersion: "bubustack.io/v1alpha1", kind: "Story", labelSelector: {} }];
  const variables = [{ name: "a", expression: "1" }];
  const rights = "string(authorizer.path('/').check('get').allowed())";
  expect(said({ validations: [{ expression: "true", messageExpression: rights }] })).toHaveLength(1);
  expect(said({ variables, matchConditions: [{ name: "a", expression: "variables.a == 1" }] })).toHaveLength(1);
  expect(said({ reads, matchConditions: [{ name: "a", expression: "reads.a.size() == 1" }] })).toHaveLength(1);
  expect(said({ reads, variables: [{ name: "n", expression: "reads.b.size()" }] })).toHaveLength(1);
});

test("a variable sees those before it, under their types", () => {
  const variables = [
    { name: "n", expression: "object.spec.steps.size()" },
    { name: "many", expression: "variables.n > 5" },
  ];
  expect(said({ variables, validations: [{ expression: "variables.many" }] })).toEqual([]);
  expect(said({ variables, validations: [{ expression: "variables.n" }] })).toEqual([
    expect.stringContaining('gives "int"'),
  ]);
  expect(said({ variables: variables.toReversed() })).toEqual([expect.stringContaining("stands after it")]);
});

test("a point has its variables, and several points those of each", () => {
  const validations = [{ expression: "edge == null || edge.from.namespace == 'a'" }];
  expect(said({ at: ["Reference"], validations })).toEqual([]);
  expect(said({ at: ["Reference", "Admission"], validations })).toEqual([]);
  expect(said({ at: ["Launch"], validations })).toHaveLength(2);
  const typo = [{ expression: "edge.from.namespace == 'a' && edge.to.label.team == 'b'" }];
  expect(said({ at: ["Reference"], validations: typo })).toEqual([expect.stringContaining("undefined field 'label'")]);
  expect(said({ at: ["Reference"], validations: [{ expression: "edge.to.namespaceLabels.team == 5" }] })).toHaveLength(
    1,
  );
});

test("expressions of more than 128 Ki characters are not compiled, in a namespace of more than 32 Ki", () => {
  const long = `true || '${"a".repeat(16_000)}' == ''`;
  const validations = Array.from({ length: 20 }, () => ({ expression: long }));
  expect(said({ validations })).toEqual([expect.stringContaining("keep to at most 131072")]);
  expect(said({ validations: validations.slice(0, 3) }, policy)).toEqual([expect.stringContaining("at most 32768")]);
  expect(said({ validations: validations.slice(0, 3) })).toEqual([]);
});
