import { describe, expect, test } from "vitest";
import { evaluated, failed } from "./testing/evaluated.ts";

describe("statements:", () => {
  test.each([
    ["{{ if .a }}1{{ else if .b }}2{{ else }}3{{ end }}!", "2!"],
    ["{{ with .none }}{{ else with .m }}{{ .k }}{{ end }}!", "v!"],
    ["{{ range $i, $x := .l }}{{ if eq $i 1 }}{{ continue }}{{ end }}{{ $x }}{{ end }}!", "13!"],
    ["{{ range .l }}{{ if eq . 2 }}{{ break }}{{ end }}{{ . }}{{ end }}!", "1!"],
    ["{{ range .none }}{{ else }}empty{{ end }}!", "empty!"],
    ["{{ range 3 }}{{ . }}{{ end }}!", "012!"],
    ["{{ $x := 1 }}{{ range .l }}{{ $x = . }}{{ end }}{{ $x }}!", "3!"],
    ['{{ define "t" }}<{{ . }}{{ $ }}>{{ end }}{{ template "t" .b }}!', "<truetrue>!"],
    ["{{ range $x := .l }}{{ range $y := $.l }}{{ $x }}{{ $y }} {{ end }}{{ end }}!", "11 12 13 21 22 23 31 32 33 !"],
    ["{{ range $i, $x := (($l := .l)) }}{{ $i }}{{ $x }}{{ end }}!", "011223!"],
  ])("%s", (text, output) => {
    expect(evaluated(text, { a: false, b: true, l: [1, 2, 3], m: { k: "v" }, none: [] })).toBe(output);
  });
});

test("a root without a dot means the scope, wherever dot points", () => {
  const scope = { inputs: { x: "root", l: [{ x: "item", inputs: { x: "inner" } }] } };
  expect(evaluated("{{ range inputs.l }}{{ .x }} {{ inputs.x }} {{ .inputs.x }}{{ end }}", scope)).toBe(
    "item root inner",
  );
  expect(evaluated('{{ define "t" }}{{ inputs.x }}{{ end }}{{ template "t" 1 }}', scope)).toBe("root");
});

test("keys in brackets are those of index", () => {
  const scope = { steps: { "my-step": { output: { items: ["a", "b"] } } }, i: 1 };
  expect(evaluated("{{ steps['my-step'].output.items[.i] | upper }}", scope)).toBe("B");
  expect(evaluated('{{ $k := "my-step" }}{{ len steps[$k].output.items }}', scope)).toBe("2");
});

test("and, or evaluate no more than they need", () => {
  expect(evaluated('{{ or .a (fail "no") }}', { a: 1 })).toBe(1);
  expect(evaluated('{{ and .a (fail "no") }}', { a: 0 })).toBe(0);
});

test("what is stored elsewhere cannot be computed with, but its type can be asked for", () => {
  const scope = { steps: { a: { output: { $bubuStorageRef: "outputs/a" } } } };
  expect(failed("x{{ steps.a.output }}", scope)).toMatchObject({ kind: "offloaded", name: "outputs/a" });
  expect(failed("{{ toJson steps.a }}", scope).kind).toBe("offloaded");
  expect(failed("{{ len steps.a.output.list }}", scope).kind).toBe("offloaded");
  expect(evaluated("{{ type_of steps.a.output }}", scope)).toBe("offloaded(outputs/a)");
  expect(evaluated("{{ steps.a.output | exists }}", scope)).toBe(true);
});

test("errors name the place within the template", () => {
  expect(failed("line\n  {{ upper .n }}", { n: 1 })).toMatchObject({
    message: "upper needs a text, not the number 1",
    fix: "convert it with toString",
    position: { line: 2, column: 12 },
  });
});

test("parts that call each other without end are stopped", () => {
  expect(failed('{{ define "t" }}{{ template "t" . }}{{ end }}{{ template "t" . }}').kind).toBe("budget");
});
