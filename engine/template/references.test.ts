import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "./parse.ts";
import { references } from "./references.ts";

/** What a template reads: `root/key/*`, with `?` where it may be another place, `~` where it is foreseen to be missing. */
function reads(text: string): readonly string[] {
  const { template, error } = parse(text);
  if (template === undefined) throw new Error(error.message);
  return references(template)
    .filter(({ presence }) => !presence)
    .map(({ root, path, certain, guarded }) => {
      const keys = [root, ...path].map((key) => key ?? "*").join("/");
      return `${keys}${certain ? "" : "?"}${guarded ? "~" : ""}`;
    });
}

describe("followed:", () => {
  test.each<[string, readonly string[]]>([
    ["{{ inputs.x }}", ["inputs/x"]],
    ["{{ .inputs.x }}", ["inputs/x"]],
    ["{{ $.inputs.x }}", ["inputs/x"]],
    ["{{ steps['my-step'].output.url }}", ["steps/my-step/output/url"]],
    ['{{ (index .steps "a").output }}', ["steps/a/output"]],
    ['{{ index .steps "a" "output" }}', ["steps/a/output"]],
    ['{{ index $ "steps" "a" }}', ["steps/a"]],
    ['{{ get .steps "a" }}', ["steps/a~"]],
    ['{{ dig "a" "output" "none" .steps }}', ["steps/a/output~"]],
    ['{{ .steps | dig "a" "output" "none" }}', ["steps/a/output~"]],
    ['{{ pluck "steps" . }}', ["steps~"]],
    ['{{ pick . "steps" "inputs" }}', ["steps~", "inputs~"]],
    ["{{ toJson . }}", ["*"]],
    ["{{ . }}", ["*"]],
    ["{{ $r := . }}{{ $r.steps.x }}", ["steps/x"]],
    ["{{ ($).steps.x }}", ["steps/x"]],
    ["{{ with .steps.a }}{{ .output.b }}{{ $.inputs.c }}{{ end }}", ["steps/a/output/b", "inputs/c"]],
    ["{{ with .a }}{{ inputs.x }}{{ else with .b }}{{ .y }}{{ else }}{{ .z }}{{ end }}", ["inputs/x", "b/y", "z"]],
    ["{{ range .inputs.items }}{{ .name }}{{ end }}", ["inputs/items/*/name"]],
    ["{{ range $i, $x := .inputs.items }}{{ $i }}{{ $x.name }}{{ end }}", ["inputs/items/*/name"]],
    ["{{ range . }}{{ .x }}{{ end }}", ["*/*/x".replace("*/*", "*")]],
    ["{{ index .steps .inputs.name }}", ["inputs/name", "steps/*"]],
    ["{{ steps[inputs.name].output }}", ["inputs/name", "steps/*/output"]],
    ["{{ (first .inputs.l).x }}", ["inputs/l/*/x"]],
    ["{{ (ternary .steps.a .steps.b .inputs.c).x }}", ["inputs/c", "steps/a/x?", "steps/b/x?"]],
    ["{{ default .steps.a .inputs.b }}", ["steps/a?", "inputs/b?~"]],
    ["{{ .inputs.b | default 1 }}", ["inputs/b~"]],
    ["{{ (or .inputs.a .inputs.b).c }}", ["inputs/a/c?~", "inputs/b/c?~"]],
    ["{{ upper (print .inputs.a) | lower }}", ["inputs/a"]],
    ["{{ unknown.x }}".replace("unknown", ".unknown"), ["unknown/x"]],
  ])("%s", (text, expected) => {
    expect(reads(text)).toEqual(expected);
  });

  test("variables keep what they may hold, also from the round before", () => {
    const text = "{{ $x := .inputs }}{{ range .l }}{{ $x.a }}{{ $x = $.steps }}{{ end }}{{ $x.b }}";
    expect(reads(text)).toEqual(["inputs/a?", "steps/a?", "inputs/b?", "steps/b?"]);
  });

  test("named parts are followed for each argument, and what is never called too", () => {
    const text = '{{ define "t" }}{{ .x }}{{ $.y }}{{ end }}{{ template "t" .steps.a }}{{ template "t" .steps.b }}';
    expect(reads(text)).toEqual(["steps/a/x", "steps/a/y", "steps/b/x", "steps/b/y"]);
    expect(reads('{{ define "t" }}{{ steps.a }}{{ .x }}{{ end }}')).toEqual(["steps/a"]);
    expect(reads('{{ block "t" .inputs }}{{ .x }}{{ end }}')).toEqual(["inputs/x"]);
  });

  test("a part that calls itself further down ends", () => {
    expect(reads('{{ define "t" }}{{ .x }}{{ template "t" .n }}{{ end }}{{ template "t" .inputs }}')).toContain(
      "inputs/n/x",
    );
  });
});

describe("what a condition asks for is foreseen", () => {
  test.each<[string, readonly string[]]>([
    ["{{ if .inputs.a }}{{ .inputs.a }}{{ end }}{{ .inputs.a }}", ["inputs/a~", "inputs/a"]],
    ["{{ if .inputs.a.b }}{{ .inputs.a.c }}{{ .inputs.a }}{{ end }}", ["inputs/a/c", "inputs/a~"]],
    ['{{ if hasKey inputs "a" }}{{ inputs.a }}{{ end }}', ["inputs/a~"]],
    ['{{ if and (exists inputs.a) (eq inputs.b "x") }}{{ inputs.a }}{{ end }}', ["inputs/b", "inputs/a~"]],
  ])("%s", (text, expected) => {
    expect(reads(text)).toEqual(expected);
  });
});

test("a template too large to follow reads everything", () => {
  expect(reads("{{ .a }}".repeat(60_000)).at(-1)).toBe("*?");
});

test("places are known by the offset of the operand", () => {
  const { template } = parse('a {{ upper .x }}{{ eq steps["a"].y 1 }}');
  expect(template && references(template).map(({ at }) => at)).toEqual([11, 22]);
});

const statements = fc.constantFrom(
  "{{ $x = .a }}",
  "{{ range .a }}",
  "{{ range $x }}",
  "{{ with $x.b }}",
  "{{ if .c }}",
  "{{ else }}",
  "{{ end }}",
  '{{ template "t" . }}',
  '{{ template "t" $x.d }}',
  "{{ $x.e }}",
  "{{ .f | default $x }}",
);

test("following is total and bounded", () => {
  fc.assert(
    fc.property(fc.array(statements, { maxLength: 30 }), (parts) => {
      const { template } = parse(
        `{{ define "t" }}{{ template "t" .n }}{{ .m }}{{ end }}{{ $x := . }}${parts.join("")}`,
      );
      return template === undefined || references(template).length < 200_000;
    }),
    { numRuns: 500 },
  );
});
