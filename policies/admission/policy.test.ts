import { expect, test } from "vitest";
import { listAt, objectAt, readBinding, readPolicy, textAt } from "./policy.ts";
import { binding, policy } from "./testing/scene.ts";

test("a policy is read whatever is in it", () => {
  const read = readPolicy(
    policy("Validating", { failurePolicy: "Ignore", paramKind: { apiVersion: "v1", kind: "A" } }),
  );
  expect(read).toMatchObject({ name: "p", failurePolicy: "Ignore", paramKind: { kind: "A" } });
  expect(readPolicy({})).toMatchObject({ name: "", failurePolicy: "Fail", paramKind: undefined, conditions: [] });
  expect(readPolicy({ spec: { variables: [5, { name: "a" }] } }).variables.all).toHaveLength(2);
});

test("match conditions see params and rights, and no variables", () => {
  const conditions = (expression: string, paramKind?: object) =>
    readPolicy(
      policy("Validating", {
        matchConditions: [{ name: "a", expression }],
        variables: [{ name: "v", expression: "1" }],
        ...(paramKind && { paramKind: paramKind as never }),
      }),
    ).conditions[0]?.expression;
  expect(conditions("params == null")).toHaveProperty("problem");
  expect(conditions("params == null", { apiVersion: "v1", kind: "A" })).toHaveProperty("program");
  expect(conditions("authorizer.path('/').check('get').allowed()")).toHaveProperty("program");
  expect(conditions("variables.v == 1")).toHaveProperty("problem");
});

test("a binding is read", () => {
  expect(readBinding(binding())).toEqual({
    name: "b",
    policyName: "p",
    paramRef: undefined,
    constraints: undefined,
    actions: ["Deny"],
  });
  expect(readBinding(binding({ matchResources: {}, validationActions: [1] as never }))).toMatchObject({
    constraints: { rules: [] },
    actions: [],
  });
});

test("fields of another type read as empty", () => {
  expect([objectAt({ a: 1 }, "a"), textAt({ a: 1 }, "a"), listAt({ a: 1 }, "a")]).toEqual([{}, "", []]);
});
