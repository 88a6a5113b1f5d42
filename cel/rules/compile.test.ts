import { expect, test } from "vitest";
import { kubernetes } from "../kubernetes/environment.ts";
import { declare } from "../schema/declare.ts";
import type { Rule } from "../schema/structural.ts";
import { compileRules } from "./compile.ts";

const self = declare({ type: "object", properties: { a: { type: "string", maxLength: 10 } } }, { name: "selfType" });
if (self === undefined) throw new Error("no type");
const one = (rule: Rule) => compileRules([rule], self, kubernetes())[0];
const wrong = (rule: Rule) => {
  const compiled = one(rule);
  const expression = compiled?.message ?? compiled?.expression;
  return expression !== undefined && "wrong" in expression ? expression.wrong : undefined;
};

test("a rule knows whether it is about a change, and what it costs", () => {
  expect(one({ rule: "self.a.contains('x')" })).toMatchObject({ transition: false, expression: { cost: 6n } });
  expect(one({ rule: "self.a == oldSelf.a" })?.transition).toBe(true);
  expect(one({ rule: "oldSelf.?a.orValue('') == self.a", optionalOldSelf: true })?.transition).toBe(true);
});

test("what is wrong is said in the API server's words", () => {
  expect(wrong({ rule: "self.a" })).toBe("cel expression must evaluate to a bool");
  expect(wrong({ rule: "self.b == 'x'" })).toBe(
    "compilation failed: ERROR: <input>:1:5: undefined field 'b'\n | self.b == 'x'\n | ....^",
  );
  expect(wrong({ rule: "true", messageExpression: "1" })).toBe("messageExpression must evaluate to a string");
  expect(wrong({ rule: "true", messageExpression: "x" })).toContain("messageExpression compilation failed: ERROR");
  expect(wrong({ rule: "duration('x') > duration('1s')" })).toContain("<input>:1:10: invalid duration argument");
});
