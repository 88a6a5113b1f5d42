import { compile } from "@bubustack/cel/compile";
import { environment } from "@bubustack/cel/environment";
import { expect, test } from "vitest";
import { answer } from "./answer.ts";

const env = environment();
const ask = (source: string) => answer(source, compile(source, env), {}, {}).answer;

test("a value has its type and cost", () => {
  expect(ask("1 + 2")).toEqual({ value: 3, type: "int", cost: 1 });
  expect(ask("[1]")).toEqual({ value: [1], type: "list(dyn)", cost: 0 });
});

test("an error has its place", () => {
  expect(ask("1 / 0")).toEqual({ error: "division by zero", position: { line: 1, column: 3 }, cost: 1 });
  expect(ask("1 +")).toEqual({
    error: "Syntax error: unexpected end of the expression",
    position: { line: 1, column: 4 },
    cost: 0,
  });
});
