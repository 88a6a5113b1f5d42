import type { JsonObject } from "@bubustack/api/json";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "./evaluate.ts";
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

describe("what is not listed is not read", () => {
  const paths = fc.constantFrom(
    ".inputs.a",
    "inputs.l",
    ".steps.a.output.x",
    "steps['b'].output",
    "$.steps.c",
    "$",
    ".",
    "$x",
    "$x.output",
    "$x.steps",
    ".a",
    ".output",
    'index $ "steps" "a"',
    "index .steps inputs.k",
    "steps[inputs.k]",
    'get $ "inputs"',
    'dig "a" "output" "none" steps',
    'pick $ "inputs" "other"',
    "(first inputs.l).v",
    "keys $",
    "values .steps",
    "default .steps.a .inputs.none",
    "ternary .steps.a .steps.b .inputs.t",
    "or .inputs.none .steps.c",
    'hasKey $ "packet"',
    'pluck "steps" $',
    "list $x .inputs.a | last",
  );
  const opened = fc.constantFrom("if", "with", "range");
  const statement = fc.oneof(
    fc
      .tuple(fc.constantFrom("", "toJson ", "len ", "$x = ", "$y := ", "empty "), paths)
      .map(([call, path]) => (call.endsWith("= ") ? `{{ ${call}${path} }}` : `{{ ${call}(${path}) }}`)),
    fc.tuple(opened, paths).map(([block, path]) => `{{ ${block} ${path} }}`),
    paths.map((path) => `{{ template "t" (${path}) }}`),
    fc.constantFrom("{{ else }}", "{{ end }}", "{{ end }}", "{{ break }}", "{{ $y }}", "{{ $y.output }}"),
  );

  /** Keys that are asked of an object; an asterisk where all of them are. */
  function watched(target: object, asked: Set<string>): object {
    return new Proxy(target, {
      getOwnPropertyDescriptor(held, key) {
        // The engine itself looks whether a value is stored elsewhere.
        if (key !== "$bubuStorageRef") asked.add(String(key));
        return Reflect.getOwnPropertyDescriptor(held, key);
      },
      ownKeys(held) {
        asked.add("*");
        return Reflect.ownKeys(held);
      },
    });
  }

  test("neither of the roots nor of the steps", () => {
    const value = { output: { x: "v", steps: 1 }, a: { output: 2 } };
    const inputs = { a: value, l: [{ v: 1 }, { v: 2 }], k: "b", none: null, t: true };
    let evaluations = 0;
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1, maxLength: 7 }), (parts) => {
        const open = parts.filter((part) => /^{{ (if|with|range) /.test(part)).length;
        const closed = parts.filter((part) => part === "{{ end }}").length;
        const ends = "{{ end }}".repeat(Math.max(0, open - closed));
        const define = '{{ define "t" }}{{ .output }}{{ $.a.output }}{{ end }}';
        const { template } = parse(`${define}{{ $x := . }}{{ $y := 1 }}${parts.join("")}${ends}`);
        if (template === undefined) return;
        const roots = new Set<string>();
        const names = new Set<string>();
        const steps = watched({ a: value, b: value, c: value }, names);
        const scope = watched({ inputs, steps, packet: 1, other: 2 }, roots);
        if (evaluate(template, scope as JsonObject).error === undefined) evaluations++;
        const listed = references(template);
        const all = listed.some(({ root }) => root === undefined);
        for (const root of roots) if (!all) expect(listed.map((each) => each.root)).toContain(root);
        const everyStep = all || listed.some(({ root, path }) => root === "steps" && path[0] === undefined);
        for (const name of names) if (!everyStep) expect(listed.map(({ path }) => path[0])).toContain(name);
      }),
      { numRuns: 3_000 },
    );
    expect(evaluations).toBeGreaterThan(100);
  });
});
