import { expect, test } from "vitest";
import { definitionRuleErrors } from "./definition-rules.ts";
import { render } from "./field-error.ts";

const said = (spec: object) =>
  definitionRuleErrors({ type: "object", properties: { spec } } as never, "schema").map(render);
const rule = (more: object, schema: object = {}) => ({
  type: "string",
  maxLength: 9,
  ...schema,
  "x-kubernetes-validations": [more],
});

test("rules that cannot be asked are named with place and reason", () => {
  expect(said(rule({ rule: "self < 'x'" }))).toEqual([]);
  expect(said(rule({ rule: "self < 1" }))).toEqual([
    "schema.properties[spec].x-kubernetes-validations[0].rule: Invalid value: " +
      String.raw`{"Rule":"self \u003c 1","Message":"","MessageExpression":"","Reason":null,"FieldPath":"","OptionalOldSelf":null}` +
      ": compilation failed: ERROR: <input>:1:6: found no matching overload for '_<_' applied to '(string, int)'\n" +
      " | self < 1\n | .....^",
  ]);
  expect(said(rule({ rule: "self" }))[0]).toContain("cel expression must evaluate to a bool");
  expect(said(rule({ rule: "true", fieldPath: ".a" }))).toEqual([
    'schema.properties[spec].x-kubernetes-validations[0].fieldPath: Invalid value: ".a": must be a valid path',
  ]);
  expect(said(rule({ rule: "true", reason: "Because" }))[0]).toContain('reason: Unsupported value: "Because"');
  expect(said(rule({ rule: "self == 'a'" }, { type: undefined }))[0]).toContain("Internal error");
});

test("rules that may cost too much are refused with how much", () => {
  expect(said(rule({ rule: "self.matches(self)" }, { maxLength: 8_000 }))).toEqual([
    "schema.properties[spec].x-kubernetes-validations[0].rule: Forbidden: estimated rule cost exceeds budget by factor " +
      "of 2.6x (try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, " +
      "and strings are declared)",
  ]);
});

test("where an old value cannot be found, none may be asked for", () => {
  const items = rule({ rule: "self == oldSelf" });
  expect(said({ type: "array", maxItems: 3, items })[0]).toContain(
    "oldSelf cannot be used on the uncorrelatable portion of the schema within schema.properties[spec]",
  );
});
