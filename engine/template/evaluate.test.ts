import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "./evaluate.ts";
import { parse } from "./parse.ts";
import { evaluated, failed, testHost } from "./testing/evaluated.ts";

describe("one action yields its value with its type:", () => {
  test.each<[string, unknown]>([
    ["{{ inputs.n }}", 3],
    ["{{ add 1 2 }}", 3],
    ["{{ inputs.l }}", [1, 2]],
    [" {{ inputs.l }}\n", [1, 2]],
    ["{{- inputs.t -}}", true],
    ["{{ eq inputs.n 3 }}", true],
    ['{{ fromJson "{\\"a\\":[1]}" }}', { a: [1] }],
    ["{{ toJson inputs.l }}", "[1,2]"],
    ['{{ index inputs "s" }}', "1"],
    ['{{ printf "%d" 1 }}', "1"],
    ["{{ first inputs.none }}", null],
    ["{{ inputs.null }}", null],
    ['{{ dict "a" inputs.n }}', { a: 3 }],
  ])("%s", (text, value) => {
    expect(evaluated(text, { inputs: { n: 3, l: [1, 2], t: true, s: "1", none: [], null: null } })).toEqual(value);
  });

  test("every other template yields a text", () => {
    expect(evaluated("{{ .n }}{{ .n }}", { n: 1 })).toBe("11");
    expect(evaluated("n={{ .n }}", { n: 1 })).toBe("n=1");
    expect(evaluated("{{ $x := .n }}", { n: 1 })).toBe("");
    expect(evaluated("plain")).toBe("plain");
  });
});

describe("what is not there", () => {
  test("is an error of a plain path, which says how far it leads", () => {
    expect(failed("{{ steps.a.output.url }}", { steps: { a: {} } })).toMatchObject({
      kind: "missing",
      message: "there is nothing at steps.a.output",
      path: ["steps", "a", "output"],
    });
  });

  test("is printed as Go prints it, unless the caller refuses it", () => {
    expect(evaluated("x{{ .missing }}")).toBe("x<no value>");
    expect(failed("x{{ .missing }}", {}, { missing: "error" })).toMatchObject({ kind: "missing" });
    expect(evaluated('x{{ .missing | default "d" }}', {}, { missing: "error" })).toBe("xd");
  });
});

test("a plain path hands on what is large, without copying it", () => {
  const inputs = { text: "x".repeat(1_000_000) };
  expect(evaluated("{{ inputs }}", { inputs }, { maxOutputBytes: 10 })).toBe(inputs);
});

test("the clock and chance are there for those who allow them", () => {
  expect(failed("{{ now | unixEpoch }}")).toMatchObject({ kind: "unavailable", name: "now" });
  expect(evaluated("{{ now | unixEpoch }}", {}, { host: testHost(), volatile: true })).toBe("1700000000");
  expect(failed('{{ sha256sum "a" }}', {}, {})).toMatchObject({ kind: "unavailable", name: "sha256" });
});

describe("hostile templates end within the budget:", () => {
  const big = { l: Array.from({ length: 10_000 }, (_, at) => at), s: "x".repeat(60_000) };
  test.each([
    "{{ range .l }}{{ range $.l }}{{ range $.l }}{{ end }}{{ end }}{{ end }}",
    "{{ range 1000000000 }}{{ end }}",
    '{{ range 1000000000 }}{{ $x := print "a" "b" }}{{ end }}',
    '{{ printf "%1000000000d" 1 }}',
    '{{ printf "%*d" 999999 1 }}',
    '{{ indent 200000000 "a" }}',
    '{{ len (indent 200000000 "a") }}',
    "{{ range .l }}{{ $.s }}{{ end }}",
    "{{ $x := .s }}{{ range 100 }}{{ $x = print $x $x }}{{ end }}",
    "{{ $x := list 1 }}{{ range 100 }}{{ $x = list $x $x }}{{ end }}{{ $x }}",
    "{{ $x := list 1 }}{{ range 60 }}{{ $x = list $x $x }}{{ end }}{{ deepEqual $x (list $x) }}{{ toJson $x }}",
    "{{ $x := .l }}{{ range 100 }}{{ $x = concat $x $x }}{{ end }}",
    "{{ range .l }}{{ uniq $.l }}{{ end }}",
    "{{ range .l }}{{ sortAlpha $.l }}{{ end }}",
    '{{ range .l }}{{ replace "" $.s $.s }}{{ end }}',
    "{{ range .l }}{{ wrapWith 1 $.s $.s }}{{ end }}",
    '{{ range .l }}{{ splitList "" $.s }}{{ end }}',
    "{{ range .l }}{{ snakecase $.s }}{{ end }}",
    "{{ mulf 1e300 1e300 1e300 1e300 1e300 1e300 1e300 1e300 1e300 1e300 }}{{ range 100000 }}{{ addf 1e308 1e-308 }}{{ end }}",
    '{{ define "a" }}{{ template "b" . }}{{ end }}{{ define "b" }}{{ template "a" . }}{{ end }}{{ template "a" . }}',
    '{{ define "t" }}{{ range . }}{{ template "u" $ }}{{ end }}{{ end }}{{ define "u" }}{{ range . }}{{ range $ }}{{ end }}{{ end }}{{ end }}{{ template "t" .l }}',
    '{{ semverCompare .s "1.0.0" }}',
    '{{ date (printf "%s%s" .s "2006") 0 | len }}',
    '{{ $f := printf "%9999s" "" }}{{ range 1000000 }}{{ printf $f }}{{ end }}',
    "{{ range .l }}{{ toPrettyJson $.l }}{{ end }}",
    "{{ range .l }}{{ b64enc $.s }}{{ end }}",
    "{{ $a := 1 }}{{ range .l }}{{ $b := $a }}{{ range $.l }}{{ $b = $a }}{{ end }}{{ end }}",
  ])("%s", (text) => {
    expect(["budget", "value"]).toContain(failed(text, big, { maxSteps: 200_000, host: testHost() }).kind);
  });

  test("a megabyte of actions", () => {
    expect(failed("{{ .s }}".repeat(125_000), big).kind).toBe("budget");
  });

  test("values that are nested deep", () => {
    let deep: unknown = 1;
    for (let i = 0; i < 5_000; i++) deep = { a: [deep] };
    for (const text of [
      "x{{ .d }}",
      "{{ toJson .d }}",
      "{{ list .d }}",
      "{{ deepEqual .d .d.a }}",
      '{{ printf "%v" .d }}',
    ])
      expect(["budget", undefined]).toContain(
        evaluate(parse(text).template ?? never(), { d: deep as never }).error?.kind,
      );
  });
});

test("evaluating is total, keeps its limits and pollutes nothing", () => {
  const names = fc.constantFrom(
    "upper",
    "trunc 2",
    'printf "%v %5d"',
    "toJson",
    "index .l",
    'dict "__proto__"',
    "len",
    "add 1",
    "eq 1",
    "default 3",
    "first",
    "keys",
    'join ","',
    'date "2006"',
    "slice .l 0",
    "fromJson",
    "round 1",
  );
  const atoms = fc.constantFrom(
    ".s",
    ".n",
    ".l",
    ".m",
    ".z",
    "$",
    "nil",
    "true",
    '"x"',
    "1.5",
    "'c'",
    ".__proto__",
    ".m.constructor",
  );
  const action = fc
    .array(fc.oneof(names, atoms), { minLength: 1, maxLength: 4 })
    .map((parts) => `{{ ${parts.join(" | ")} }}`);
  const scope = { s: "text", n: 3, l: [1, "a", null], m: { k: "v" } };
  fc.assert(
    fc.property(
      fc.array(fc.oneof(action, fc.constantFrom("{{ range .l }}", "{{ with .m }}", "{{ end }}", " text "))),
      (parts) => {
        const { template } = parse(parts.join(""));
        if (template === undefined) return true;
        const { value, error } = evaluate(template, scope, { host: testHost(), maxOutputBytes: 500, maxSteps: 5_000 });
        if (error !== undefined) return value === undefined && error.message !== "";
        return typeof value !== "string" || template.single !== undefined || value.length <= 500;
      },
    ),
    { numRuns: 1_000 },
  );
  expect(({} as { readonly polluted?: unknown }).polluted).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
});

function never(): never {
  throw new Error("does not parse");
}
