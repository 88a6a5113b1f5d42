import { expect, test } from "vitest";
import { kubernetes } from "../kubernetes/environment.ts";
import type { Rule } from "../schema/structural.ts";
import { ruleProblems, showSchemaPath } from "./problems.ts";

const said = (rule: Rule) => {
  const spec = { type: "string", maxLength: 9, "x-kubernetes-validations": [rule] };
  return ruleProblems({ type: "object", properties: { spec } }, kubernetes()).map(
    ({ kind, at, detail }) => `${kind} ${at.replace(".properties[spec].x-kubernetes-validations[0].", "")}: ${detail}`,
  );
};

test.each<[Rule, string]>([
  [{ rule: " " }, "required rule: rule is not specified"],
  [{ rule: "true", message: "a\nb" }, "invalid message: must not contain line breaks"],
  [{ rule: "true &&\ntrue" }, "required message: message must be specified if rule contains line breaks"],
  [
    { rule: "true", messageExpression: " " },
    "required messageExpression: messageExpression must be non-empty if specified",
  ],
  [{ rule: "true", fieldPath: ".a" }, "invalid fieldPath: must be a valid path"],
  [{ rule: "true", optionalOldSelf: true }, "invalid optionalOldSelf: may not be set if oldSelf is not used in rule"],
  [{ rule: "self" }, "invalid rule: cel expression must evaluate to a bool"],
])("%j", (rule, problem) => {
  expect(said(rule)).toEqual([problem]);
});

test("rules may not be hidden in allOf", () => {
  const allOf = [{ "x-kubernetes-validations": [{ rule: "true" }] }];
  expect(ruleProblems({ type: "object", allOf }, kubernetes())).toEqual([
    { kind: "forbidden", at: ".allOf[0].x-kubernetes-validations", detail: "must be empty to be structural" },
  ]);
});

test("places in schemas", () => {
  expect(showSchemaPath(["properties", { key: "a" }, "items"])).toBe(".properties[a].items");
});
