import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TemplateError } from "./fault.ts";
import { parse } from "./parse.ts";

function refused(text: string): TemplateError | undefined {
  return parse(text).error;
}

describe("parsed:", () => {
  test("text, actions and comments", () => {
    const { template } = parse("a {{- .x -}} b{{/* c */}}");
    expect(template?.body).toMatchObject([{ text: "a" }, { kind: "action" }, { text: "b" }]);
    expect(Object.isFrozen(template)).toBe(true);
  });

  test("if, else if, else", () => {
    const [node] = parse("{{ if .a }}1{{ else if .b }}2{{ else }}3{{ end }}").template?.body ?? [];
    expect(node).toMatchObject({ kind: "if", branches: [{ body: [{ text: "1" }] }, {}], otherwise: [{ text: "3" }] });
  });

  test("range with variables, break, continue and else", () => {
    const [node] = parse("{{ range $i, $x := .l }}{{ break }}{{ continue }}{{ else }}0{{ end }}").template?.body ?? [];
    expect(node).toMatchObject({ kind: "range", pipe: { variables: ["$i", "$x"] }, body: [{}, {}], otherwise: [{}] });
  });

  test("named parts", () => {
    const { template } = parse('{{ define "a" }}1{{ end }}{{ template "a" . }}{{ block "b" .x }}2{{ end }}');
    expect(template?.definitions.map(({ name }) => name)).toEqual(["a", "b"]);
    expect(template?.body).toMatchObject([
      { kind: "template", name: "a" },
      { kind: "template", name: "b" },
    ]);
  });

  test("an empty definition gives way to one with something in it", () => {
    const { template } = parse('{{ define "a" }}x{{ end }}{{ define "a" }} {{ end }}{{ template "a" }}');
    expect(template?.definitions).toMatchObject([{ name: "a", body: [{ text: "x" }] }]);
  });

  test("a template of one action is known as such", () => {
    expect(parse(" {{ .x }}\n").template?.single).toBeDefined();
    expect(parse("{{/* c */}}{{ .x }}").template?.single).toBeDefined();
    expect(parse("{{ $x := 1 }}").template?.single).toBeUndefined();
    expect(parse("{{ .x }}{{ .y }}").template?.single).toBeUndefined();
    expect(parse("a{{ .x }}").template?.single).toBeUndefined();
  });

  test("volatile functions are listed", () => {
    expect(parse("{{ now | unixEpoch }} {{ randInt 1 2 }}").template?.volatile).toEqual([
      { name: "now", at: 3 },
      { name: "randInt", at: 25 },
    ]);
  });
});

describe("refused:", () => {
  test.each([
    ["{{ if .a }}", "if has no end", 0],
    ["{{ with .a }}{{ else }}", "with has no end", 0],
    ["{{ end }}", "{{ end }} closes nothing", 0],
    ["a{{ else }}", "{{ else }} closes nothing", 1],
    ["{{ if .a }}{{ else }}{{ else }}{{ end }}", "a second else of the same if", 21],
    ["{{ with .a }}{{ else if .b }}{{ end }}", "something stands behind else", 21],
    ["{{ break }}", "break stands outside of a range", 0],
    ['{{ range .a }}{{ block "b" . }}{{ continue }}{{ end }}{{ end }}', "continue stands outside of a range", 31],
    ['{{ if .a }}{{ define "x" }}{{ end }}{{ end }}', "define stands inside of another block", 11],
    ["{{ define x }}{{ end }}", "define needs a name in quotes", 10],
    ['{{ define "x" .a }}{{ end }}', "something stands behind define", 14],
    ['{{ define "x" }}', "define has no end", 0],
    ['{{ template "x" }}', 'there is no template "x"', 0],
    ['{{ define "x" }}1{{ end }}{{ define "x" }}2{{ end }}', 'the template "x" is defined twice', 26],
    ["{{ if .a }}{{ $x := 1 }}{{ end }}{{ $x }}", "there is no variable $x", 36],
    ['{{ $x := 1 }}{{ define "t" }}{{ $x }}{{ end }}', "there is no variable $x", 32],
    ["{{ end 1 }}", "something stands behind end", 7],
    ["{{ if }}{{ end }}", "there is no value for if", 6],
    ["a\n{{ foo", "the braces {{ are not closed", 2],
    ["a\n{{ foo }}", "there is no function foo", 5],
  ])("%s", (text, message, offset) => {
    expect(refused(text)).toMatchObject({ message, position: { offset } });
  });

  test("deep nesting", () => {
    expect(refused("{{ if 1 }}".repeat(10_000))).toMatchObject({ message: "blocks are nested more than 100 deep" });
    expect(refused(`${"{{ if 1 }}{{ else }}".repeat(10_000)}`)?.message).toContain("nested");
    expect(refused(`{{ if 1 }}${"{{ else if 1 }}".repeat(10_000)}{{ end }}`)).toBeUndefined();
  });
});

test("a megabyte is parsed in one go", () => {
  expect(refused("{{ .a }}".repeat(130_000))).toBeUndefined();
  expect(refused("{{ /".repeat(250_000))?.kind).toBe("syntax");
  expect(refused(`{{ ${"a.".repeat(500_000)} }}`)?.kind).toBe("function");
  expect(refused(`{{ .a${"[0]".repeat(300_000)} }}`)).toBeUndefined();
});

const pieces = fc.constantFrom(
  ..."{{ }} {{- -}} . .a $ $x := = | ( ) [ ] , if else end range with define block template break".split(" "),
  ...[
    "nil",
    "true",
    "1",
    "-1.5",
    '"s"',
    "'c'",
    "`r`",
    "/*",
    "*/",
    " ",
    "\n",
    "upper",
    "steps",
    "now",
    "{{ end }}",
    "é",
  ],
);

test("parsing is total over texts that look like templates", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: "binary", maxLength: 4 })), { maxLength: 40 }), (parts) => {
      const text = parts.join(" ");
      const { template, error } = parse(text);
      if (error === undefined) return template !== undefined;
      const { offset } = error.position;
      return offset >= 0 && offset <= text.length && error.message !== "" && !error.message.includes("\n");
    }),
    { numRuns: 2_000 },
  );
});
