import { expect, test } from "vitest";
import { bubu } from "./testing/io.ts";
import { actionsOf } from "./verb.ts";
import { verbs } from "./verbs/index.ts";

test("help lists every verb and the exit codes; without anything, too", async () => {
  const { code, out } = await bubu(["--help"]);
  expect(code).toBe(0);
  for (const { name } of verbs) expect(out).toContain(`  ${name} `);
  expect(out).toContain("Exit codes: 0 clean, 1 findings or refused, 2 could not run.");
  expect((await bubu([])).out).toBe(out);
});

test.each(actionsOf(verbs).map(({ words, action }) => [words.join(" "), words, action] as const))(
  "bubu %s --help has its examples",
  async (_, words, { examples }) => {
    const { code, out } = await bubu([...words, "--help"]);
    expect(code).toBe(0);
    for (const { command } of examples) expect(out).toContain(command);
  },
);

test("the help of a verb with several actions lists them", async () => {
  const { code, out } = await bubu(["policy", "--help"]);
  expect(code).toBe(0);
  expect(out).toContain("Usage: bubu policy ACTION [ARGUMENTS] [FLAGS]");
  expect(out).toMatch(/^ {2}test .*suites of tests/m);
});

test.each([
  [["lnt"], "error: unknown command 'lnt' (cli/usage)\nfix: did you mean lint?\n"],
  [["policy", "evl"], "error: unknown command 'evl' (cli/usage)\nfix: did you mean eval?\n"],
  [["policy"], "error: an action is missing (cli/usage)\nfix: bubu VERB --help lists them\n"],
  [["lint", "--strct", "x"], "error: unknown option '--strct' (cli/usage)\nfix: did you mean --strict?\n"],
  [
    ["lint"],
    "error: missing required argument 'path' (cli/usage)\nfix: see bubu --help, and bubu VERB --help for its flags\n",
  ],
])("%j", async (argv, err) => {
  expect(await bubu(argv)).toEqual({ code: 2, out: "", err });
});

test("with -o json errors are JSON, even those about the command line", async () => {
  const { code, err } = await bubu(["lint", "-o", "json", "--wrong", "x"]);
  expect(code).toBe(2);
  expect(JSON.parse(err)).toMatchObject({
    version: 1,
    error: { code: "cli/usage", message: "unknown option '--wrong'" },
  });
});
