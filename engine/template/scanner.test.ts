import { describe, expect, test } from "vitest";
import { Fault } from "./fault.ts";
import { Scanner } from "./scanner.ts";

/** The tokens of one action, as `kind:text`, with a plus before those behind blanks. */
function tokens(action: string): readonly string[] {
  const scanner = new Scanner(action);
  scanner.textBefore();
  const found: string[] = [];
  while (scanner.next() !== "end") found.push(`${scanner.spaced ? "+" : ""}${scanner.kind}:${scanner.value}`);
  return found;
}

test("tokens are told apart, and blanks before them", () => {
  expect(tokens('{{ $x := index .a "b" | f (1.5 -2) }}')).toEqual([
    "+variable:$x",
    "+:=::=",
    "+name:index",
    "+field:.a",
    '+string:"b"',
    "+|:|",
    "+name:f",
    "+(:(",
    "number:1.5",
    "+number:-2",
    "):)",
  ]);
  expect(tokens("{{.a.b['c'][0]}}")).toEqual([
    "field:.a",
    "field:.b",
    "[:[",
    "character:'c'",
    "]:]",
    "[:[",
    "number:0",
    "]:]",
  ]);
  expect(tokens("{{ . `raw }}` 'x' $ .5 }}")).toEqual([
    "+dot:.",
    "+string:`raw }}`",
    "+character:'x'",
    "+variable:$",
    "+number:.5",
  ]);
});

describe("the text before an action", () => {
  test.each([
    ["a {{ 1 }}", "a "],
    ["a \n{{- 1 }}", "a"],
    ["a {{-1 }}", "a "],
    ["a", "a"],
  ])("of %j is %j", (text, before) => {
    expect(new Scanner(text).textBefore().text).toBe(before);
  });

  test("loses the blanks that the action before it trims", () => {
    const scanner = new Scanner("{{ 1 -}} \n b");
    scanner.textBefore();
    scanner.next();
    scanner.next();
    expect(scanner.kind).toBe("end");
    expect(scanner.textBefore()).toMatchObject({ text: "b", more: false });
  });
});

test("comments are skipped", () => {
  for (const text of ["{{/* a }} */}}b", "{{- /* a */ -}} b"]) {
    const scanner = new Scanner(text);
    scanner.textBefore();
    expect(scanner.comment()).toBe(true);
    expect(scanner.textBefore().text).toBe("b");
  }
});

test.each(["{{/* a", "{{/* a */ b }}"])("the comment of %j is refused", (text) => {
  const scanner = new Scanner(text);
  scanner.textBefore();
  expect(() => scanner.comment()).toThrow(Fault);
});

test.each([
  ["{{ a-b }}", "a name cannot hold a dash", 4],
  ["{{ 1 + 2 }}", '"+" cannot stand here', 5],
  ["{{ {} }}", '"{" cannot stand here', 3],
  ["{{ \u0000 }}", '"\\u0000" cannot stand here', 3],
  ["{{ /* a */ }}", "a comment starts right behind the braces", 3],
  ['{{ "a\n" }}', 'the text that starts with " has no end on its line', 3],
  ["{{ `a }}", "the raw text has no end", 3],
  ["{{ a", "the braces {{ are not closed", 0],
  ["{{ a : b }}", '":" cannot stand here', 5],
])("%j: %s", (action, message, at) => {
  expect.assertions(1);
  try {
    tokens(action);
  } catch (fault) {
    expect(fault).toMatchObject({ message, at });
  }
});
