import { describe, expect, test } from "vitest";
import { maxNesting, maxVariables, Pipelines } from "./pipelines.ts";
import { Scanner } from "./scanner.ts";

function pipe(action: string) {
  const scanner = new Scanner(action);
  scanner.textBefore();
  scanner.next();
  return new Pipelines(scanner).pipe("the action", "end");
}

test("a pipeline is commands of a head and arguments", () => {
  expect(pipe('{{ $x := index .a "b" | upper }}')).toMatchObject({
    variables: ["$x"],
    assigns: false,
    commands: [
      { head: { kind: "function", name: "index" }, args: [{ kind: "path" }, { kind: "string", value: "b" }] },
      { head: { kind: "function", name: "upper" }, args: [] },
    ],
  });
});

test("a path is a base with fields and keys", () => {
  expect(pipe(`{{ steps['a-b'].c[0][$.k][(len "x")] }}`).commands[0]?.head).toMatchObject({
    kind: "path",
    base: { kind: "root", name: "steps" },
    keys: [
      { kind: "index", operand: { kind: "string", value: "a-b" } },
      { kind: "field", name: "c" },
      { kind: "index", operand: { kind: "number", int: 0n } },
      { kind: "index", operand: { kind: "path" } },
      { kind: "index", operand: { kind: "pipe" } },
    ],
  });
  expect(pipe("{{ (.a).b }}").commands[0]?.head).toMatchObject({ base: { kind: "pipe" }, keys: [{ name: "b" }] });
});

test("what is parsed is frozen", () => {
  const parsed = pipe("{{ .a.b | list 1 }}");
  expect(Object.isFrozen(parsed)).toBe(true);
  expect(Object.isFrozen(parsed.commands[1]?.args[0])).toBe(true);
});

describe("refused:", () => {
  test.each([
    ["{{ }}", "there is no value for the action"],
    ["{{ () }}", "there is no value for the parentheses"],
    ["{{ .a | }}", "nothing stands behind |"],
    ["{{ $ | }}", "nothing stands behind |"],
    ["{{ | upper }}", '"|" cannot stand here'],
    ["{{ (1 }}", "the action ends too early"],
    ["{{ 1) }}", '")" cannot stand here'],
    ["{{ 1 2 }}", "only a function takes arguments"],
    ["{{ 1 | .a }}", "only a function takes arguments"],
    ["{{ .a.b 1 }}", "only a function takes arguments"],
    ["{{ nil }}", "nil is no value by itself"],
    ["{{ $x }}", "there is no variable $x"],
    ["{{ $x = 1 }}", "there is no variable $x"],
    ["{{ $a, $b := .c }}", "a comma stands between two variables of a range only"],
    ['{{ "a".b }}', "a literal has no fields"],
    ["{{ 1[0] }}", "a literal has no fields"],
    ["{{ ..a }}", "two dots stand side by side"],
    ["{{ .a[] }}", "brackets hold exactly one key"],
    ["{{ .a[1 2] }}", "brackets hold exactly one key"],
    ["{{ .a [1] }}", '"[" cannot stand here'],
    ['{{ print "a""b" }}', '"\\"b\\"" cannot stand here'],
    ["{{ inputs.a == 1 }}", '"=" cannot stand here'],
    ["{{ upper .a .b }}", "upper takes 1 argument, not 2"],
    ["{{ nothing }}", "there is no function nothing"],
  ])("%s", (action, message) => {
    expect.assertions(1);
    try {
      pipe(action);
    } catch (fault) {
      expect(fault).toMatchObject({ message });
    }
  });

  test("what is nested too deep, or has too many variables", () => {
    const deep = `{{ ${"(".repeat(maxNesting + 1)}1${")".repeat(maxNesting + 1)} }}`;
    expect(() => pipe(deep)).toThrow(expect.objectContaining({ message: expect.stringContaining("nested") }));
    const keys = `{{ .a${"[.a".repeat(maxNesting + 1)}`;
    expect(() => pipe(keys)).toThrow(expect.objectContaining({ message: expect.stringContaining("nested") }));
    const pipelines = new Pipelines(new Scanner(`{{ ${"($x := 1)".repeat(2)} }}`));
    for (let i = 0; i < maxVariables; i++) pipelines.variables.push("$y");
    pipelines.scanner.textBefore();
    pipelines.scanner.next();
    expect(() => pipelines.pipe("the action", "end")).toThrow(
      expect.objectContaining({ message: expect.stringContaining("variables") }),
    );
  });
});
