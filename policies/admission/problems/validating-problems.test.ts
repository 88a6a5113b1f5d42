import { expect, test } from "vitest";
import { policy } from "../testing/scene.ts";
import { readValidatingPolicy } from "../validating-policy.ts";
import { validatingBindingProblems, validatingPolicyProblems } from "./validating-problems.ts";

const matchConstraints = {
  matchPolicy: "Exact",
  namespaceSelector: {},
  objectSelector: {},
  resourceRules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] }],
};
const said = (spec: object, name = "p") => {
  const object = policy("Validating", { matchConstraints, ...spec }, name);
  return validatingPolicyProblems(object, readValidatingPolicy(object)).map(
    ({ field, detail }) => `${field}: ${detail}`,
  );
};
const validation = (more: object) => said({ validations: [{ expression: "true", ...more }] });

test("a policy validates or annotates something", () => {
  expect(validation({})).toEqual([]);
  expect(said({ auditAnnotations: [{ key: "k", valueExpression: "'a'" }] })).toEqual([]);
  const atLeast = "validations or auditAnnotations must contain at least one item";
  expect(said({})).toEqual([`spec.validations: ${atLeast}`, `spec.auditAnnotations: ${atLeast}`]);
});

test.each([
  [{ expression: " " }, "spec.validations[0].expression: expression is not specified"],
  [{ expression: "1" }, "spec.validations[0].expression: must evaluate to bool but got int"],
  [{ messageExpression: " " }, "spec.validations[0].messageExpression: must be non-empty if specified"],
  [{ messageExpression: "1" }, "spec.validations[0].messageExpression: must evaluate to string but got int"],
  [{ message: " " }, "spec.validations[0].message: must be non-empty if specified"],
  [{ message: "a\nb" }, "spec.validations[0].message: must not contain line breaks"],
  [{ reason: "Odd" }, 'spec.validations[0].reason: supported values: "Forbidden", "Invalid", "RequestEntityTooLarge"'],
])("%j", (more, problem) => expect(validation(more)).toEqual([problem]));

test("audit annotations", () => {
  const annotations = (list: readonly object[], name?: string) => said({ auditAnnotations: list }, name);
  expect(annotations([{ key: "k", valueExpression: "1" }])).toEqual([
    "spec.auditAnnotations[0].valueExpression: must evaluate to one of [string null_type] but got int",
  ]);
  expect(
    annotations([
      { key: "k", valueExpression: " " },
      { key: "k", valueExpression: "'a'" },
    ]),
  ).toEqual([
    "spec.auditAnnotations[0].valueExpression: valueExpression is not specified",
    "spec.auditAnnotations[1].key: ",
  ]);
  expect(annotations([{ key: "k", valueExpression: `'${"x".repeat(5_200)}'` }])).toEqual([
    "spec.auditAnnotations[0].valueExpression: must not exceed 5120 bytes in length",
  ]);
  expect(annotations([{ key: "k", valueExpression: "'a'" }], "")).toEqual([
    "spec.auditAnnotations[0].key: requires metadata.name be non-empty",
  ]);
  const many = Array.from({ length: 21 }, (_, index) => ({ key: `k${index}`, valueExpression: "'a'" }));
  expect(annotations(many)).toEqual(["spec.auditAnnotations: must not have more than 20 auditAnnotations"]);
});

test("the actions of a binding", () => {
  const actions = (...validationActions: readonly string[]) =>
    validatingBindingProblems({ spec: { policyName: "p", validationActions: [...validationActions] } }).map(
      ({ field, reason }) => `${field} ${reason}`,
    );
  expect(actions("Deny", "Audit")).toEqual([]);
  expect(actions()).toEqual(["spec.validationActions FieldValueRequired"]);
  expect(actions("Deny", "Warn", "Warn", "Odd")).toEqual([
    "spec.validationActions[2] FieldValueDuplicate",
    "spec.validationActions[3] FieldValueNotSupported",
    "spec.validationActions FieldValueInvalid",
  ]);
});
