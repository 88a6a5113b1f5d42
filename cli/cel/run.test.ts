import { expect, test } from "vitest";
import { bubu } from "../testing/io.ts";

test("a value is written as an expression", async () => {
  expect(await bubu(["cel", "eval", "[1, 2].map(x, x * 2)"])).toEqual({ code: 0, out: "[2, 4]\n", err: "" });
  expect((await bubu(["cel", "eval", "--cost", "1 + 2"])).out).toBe("3\ncost: 1\n");
  expect((await bubu(["cel", "eval", "-o", "json", "1 + 2"])).out).toBe('{"value":3,"type":"int","cost":1}\n');
});

test("variables come from a file or standard input, with their types", async () => {
  const stdin = '{"n": 1, "d": 1.0}';
  expect((await bubu(["cel", "eval", "--vars", "-", "[type(n), type(d)]"], { stdin })).out).toBe("[int, double]\n");
  const typed = await bubu(["cel", "eval", "--vars", "-", "--types", "n=int", "n.size()"], { stdin });
  expect(typed).toMatchObject({ code: 1, out: "" });
  expect(typed.err).toContain("found no matching overload for 'size' applied to 'int.()'\n | n.size()\n | ......^\n");
});

test("errors show where", async () => {
  expect((await bubu(["cel", "eval", "1 / 0"])).err).toBe("ERROR: <input>:1:3: division by zero\n | 1 / 0\n | ..^\n");
  const zoned = await bubu(["cel", "eval", "timestamp('2020-01-01T00:00:00Z').getHours('America/New_York')"]);
  expect(zoned.out).toBe("19\n");
});

test.each([
  [["object.spec"], "hint: give 'object' a value by --vars, or a type by --types\n"],
  [["--types", "object=dyn", "objct.spec"], "hint: did you mean object?\n"],
  [["--types", "object=dyn", "object.exist(c)"], "hint: did you mean exists?\n"],
  [["--env", "kubernetes-1.27", "quantity('1')"], "hint: Kubernetes offers this since 1.28\n"],
])("what would help stands below: %j", async (argv, hint) => {
  const { code, err } = await bubu(["cel", "eval", ...argv]);
  expect(code).toBe(1);
  expect(err.endsWith(hint)).toBe(true);
});

test("limits hold", async () => {
  const { code, err } = await bubu(["cel", "eval", "--max-cost", "5", "[1, 2, 3].all(x, x > 0)"]);
  expect(code).toBe(1);
  expect(err).toBe("ERROR: operation cancelled: actual cost limit exceeded\n");
});

test.each([
  [["cel", "eval"], "an expression is missing"],
  [["cel", "eval", "--vars", "nothing.json", "1"], "nothing.json: the file cannot be read"],
  [["cel", "eval", "--types", "x=integer", "1"], '"x=integer" is not a name and a type'],
  [["cel", "eval", "--max-cost", "much", "1"], '"much" is not a cost'],
  [["cel", "run", "1"], "action"],
  [["cel", "eval", "--jsonl", "1"], "--jsonl reads expressions"],
  [["cel", "inspect", "--jsonl"], "--jsonl reads expressions"],
  [["cel", "eval", "--jsonl", "--vars", "-"], "--jsonl reads expressions"],
])("%j is refused", async (argv, message) => {
  const { code, err } = await bubu(argv);
  expect(code).toBe(2);
  expect(err).toContain(message);
});

test.each([
  ["[1]", "the file holds no object"],
  ["{", "the file is not JSON"],
])("variables that are %j are refused", async (stdin, message) => {
  expect((await bubu(["cel", "eval", "--vars", "-", "1"], { stdin })).err).toContain(message);
});
