import { expect, test } from "vitest";
import { bubu } from "../testing/io.ts";

test("each line is answered by a line", async () => {
  const questions = [
    '{"expression": "x + 1", "variables": {"x": 1}}',
    "",
    '{"expression": "x", "variables": {"x": 1.0}}',
    '{"expression": "1 +"}',
    '{"expression": 1}',
    "nonsense",
  ];
  const { code, out } = await bubu(["cel", "eval", "--jsonl"], { stdin: questions.join("\n") });
  expect(code).toBe(1);
  expect(
    out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { value: 2, type: "int", cost: 2 },
    { value: 1, type: "double", cost: 1 },
    { error: "Syntax error: unexpected end of the expression", position: { line: 1, column: 4 }, cost: 0 },
    { error: 'the line is no object {"expression": text, "variables": object}', cost: 0 },
    { error: 'the line is no object {"expression": text, "variables": object}', cost: 0 },
  ]);
});
