import { expect, test } from "vitest";
import { literalFinding, routingRules, targetFindings } from "./routing.ts";

test("rules are placed, and there are none without settings", () => {
  const settings = { routing: { rules: [{ name: "a" }, { name: "b" }] } };
  expect(routingRules(["s"], settings).map(({ path }) => path.join("."))).toEqual([
    "s.routing.rules.0",
    "s.routing.rules.1",
  ]);
  expect(routingRules(["s"], undefined)).toEqual([]);
});

test("blank and repeated names are found, the others handed on once", () => {
  const asked: string[] = [];
  const found = targetFindings({ one: { target: { steps: ["a", " ", "a", "b"] } }, path: ["r"] }, (name) => {
    asked.push(name);
    return [];
  });
  expect(asked).toEqual(["a", "b"]);
  expect(found.map(({ path, type }) => `${path.join(".")} ${type}`)).toEqual([
    "r.target.steps.1 FieldValueRequired",
    "r.target.steps.2 FieldValueDuplicate",
  ]);
});

test("a literal condition is answered with the template that was meant, if it is short", () => {
  expect(literalFinding(["if"], "{{ inputs.a }}")).toEqual([]);
  expect(literalFinding(["if"], "yes")).toEqual([]);
  expect(literalFinding(["if"], "inputs.a")).toMatchObject([{ replacement: "{{ inputs.a }}" }]);
  expect(literalFinding(["if"], "x".repeat(300))[0]?.replacement).toBeUndefined();
});
