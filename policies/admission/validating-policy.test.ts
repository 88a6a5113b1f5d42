import { expect, test } from "vitest";
import { policy } from "./testing/scene.ts";
import { readValidatingPolicy } from "./validating-policy.ts";

test("a policy is compiled with what each of its expressions may use", () => {
  const { validations, auditAnnotations } = readValidatingPolicy(
    policy("Validating", {
      variables: [{ name: "v", expression: "'a'" }],
      validations: [
        { expression: "variables.v == 'a' && authorizer.path('/').check('get').allowed()" },
        { expression: "true", messageExpression: "variables.v", message: "m", reason: "Forbidden" },
        { expression: "true", messageExpression: "string(authorizer.path('/').check('get').allowed())" },
        { expression: "variables.v" },
        7 as never,
      ],
      auditAnnotations: [
        { key: "k", valueExpression: "variables.v" },
        { key: "n", valueExpression: "1" },
      ],
    }),
  );
  const state = validations.map(({ expression, messageExpression }) => [
    "program" in expression,
    messageExpression && "program" in messageExpression,
  ]);
  expect(state).toEqual([
    [true, undefined],
    [true, true],
    [true, false],
    [false, undefined],
    [false, undefined],
  ]);
  expect(validations.map(({ reason }) => reason)).toEqual(["Invalid", "Forbidden", "Invalid", "Invalid", "Invalid"]);
  expect(auditAnnotations.map(({ value }) => "program" in value)).toEqual([true, false]);
});
