import { expect, it } from "vitest";
import { environment } from "../environment.ts";
import { evaluate, plain } from "../testing/evaluate.ts";
import { plainLibraries } from "./plain.ts";

const strict = environment({ libraries: plainLibraries, strict: true, cost: "plain" });

it.each([
  ["'tacocat'.indexOf('a', 30)", "error: index out of range: 30", "-1"],
  ["'tacocat'.indexOf('o', 3)", "3", "3"],
  ["'tacocat'.indexOf('a')", "1", "1"],
  ["'tacocat'.lastIndexOf('a', 30)", "error: index out of range: 30", "-1"],
  ["'tacocat'.lastIndexOf('a', 3)", "1", "1"],
  ["duration('123.321456789s').getMilliseconds()", "321", "123321"],
  ["duration('-1.5s').getMilliseconds()", "-500", "-1500"],
  ["timestamp('2020-01-01T00:00:00.5Z').getMilliseconds()", "500", "500"],
] as const)("%s is %s by the specification, %s in cel-go", (source, wanted, usual) => {
  expect(evaluate(source, {}, strict)).toBe(wanted);
  expect(evaluate(source, {}, plain)).toBe(usual);
});
