import { expect, test } from "vitest";
import { request, verdict, world } from "./testing/scene.ts";

const digits = "[0,1,2,3,4,5,6,7,8,9]";
/** About 900,000 units. */
const costly = `${digits}.all(a, ${digits}.all(b, ${digits}.all(c, ${digits}.all(d, [0,1,2,3,4,5,6,7].all(e, a + b + c + d >= 0)))))`;
const message = (validation: object, more: object = {}) =>
  verdict({ validations: [validation as never], ...more }).denials[0]?.message;

test("a validation that does not hold refuses with its message", () => {
  expect(message({ expression: "true" })).toBeUndefined();
  expect(message({ expression: " object.data.x == '2' " })).toBe("failed expression: object.data.x == '2'");
  expect(message({ expression: "false", message: " m " })).toBe("m");
  expect(message({ expression: "false", message: "m", messageExpression: "' x is ' + object.data.x" })).toBe("x is 1");
  for (const made of ["''", "' '", "'a\\nb'", "string(object.data.none)"])
    expect(message({ expression: "false", message: "m", messageExpression: made }), made).toBe("m");
});

test("an error refuses or is ignored", () => {
  const validations = [{ expression: "object.none == 1" }, { expression: "false", message: "m" }];
  const messages = (failurePolicy: string) =>
    verdict({ failurePolicy, validations }).denials.map(({ message }) => message);
  const error = "expression 'object.none == 1' resulted in error: no such key: none";
  expect(messages("Fail")).toEqual([error, "m"]);
  expect(messages("Ignore")).toEqual(["m"]);
});

test("the budget of a policy stands for all its validations", () => {
  const validations = new Array(14).fill({ expression: costly });
  expect(verdict({ validations }).denials).toMatchObject([
    { message: "validation failed due to running out of cost budget, no further validation rules will be run" },
  ]);
  expect(verdict({ validations, failurePolicy: "Ignore" }).allowed).toBe(true);
});

test("messages share what is left of the budget, also those of validations that hold", () => {
  const spend = new Array(9).fill({ expression: costly });
  const made = { expression: "true", messageExpression: `string(${costly})` };
  expect(verdict({ validations: [...spend, made] }).allowed).toBe(true);
  const { denials } = verdict({ validations: [...spend, made, made, made] });
  expect(new Set(denials.map(({ message }) => message))).toEqual(
    new Set([
      "failed messageExpression: validation failed due to running out of cost budget, no further validation rules will be run",
    ]),
  );
});

test("audit annotations are texts or nothing; their errors refuse whatever the binding does", () => {
  const annotations = (...valueExpressions: readonly string[]) => ({
    auditAnnotations: valueExpressions.map((valueExpression, index) => ({ key: `k${index}`, valueExpression })),
  });
  expect(verdict(annotations("' a '", "''", "null")).auditAnnotations).toEqual({ "p/k0": "a" });
  const warn = [{ metadata: { name: "b" }, spec: { policyName: "p", validationActions: ["Warn"] } }];
  const broken = annotations("string(object.none)");
  expect(verdict(broken, request(), world(), warn)).toMatchObject({ allowed: false, denials: [{ reason: "Invalid" }] });
  expect(verdict({ ...broken, failurePolicy: "Ignore" }, request(), world(), warn)).toMatchObject({ allowed: true });
  const tooMuch = annotations(...new Array(14).fill(`string(${costly})`));
  expect(verdict(tooMuch)).toMatchObject({ allowed: false, auditAnnotations: {} });
});
