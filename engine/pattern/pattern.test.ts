import fc from "fast-check";
import { RE2JS } from "re2js";
import { describe, expect, test } from "vitest";
import { compilePattern } from "./pattern.ts";

function ours(source: string, text: string): boolean | "refused" | undefined {
  const compiled = compilePattern(source);
  return "problem" in compiled ? "refused" : compiled.pattern.test(text, { left: 1e9 });
}

function theirs(source: string, text: string): boolean | "refused" {
  try {
    return RE2JS.compile(source).test(text);
  } catch {
    return "refused";
  }
}

const texts = [
  "",
  "a",
  "b",
  "ab",
  "abab",
  "aB",
  "A",
  "a\nb",
  "foo bar",
  "a1",
  "0",
  "é",
  "λ",
  "😀",
  "a-b",
  "]",
  "{",
  "a{2",
];
const patterns = [
  "",
  "a",
  "^a$",
  "a|b",
  "^(a|b)*$",
  "(ab)+",
  "^(?:ab){2}$",
  "^.$",
  "^..$",
  "a.b",
  "(?s)a.b",
  "^a$|^b$",
  "(?m)^b$",
  "(?i)^ab$",
  "(?i:A)b",
  "^[^a]$",
  "[a-c]1",
  "\\d",
  "\\D",
  "^\\w+$",
  "^\\W$",
  "\\s",
  "^\\S+$",
  "\\bbar\\b",
  "\\Bo",
  "^\\pL+$",
  "^\\p{Greek}$",
  "^\\PL$",
  "[[:alpha:]]",
  "^[^[:alpha:]]+$",
  "^a{1,2}$",
  "^a{2,}$",
  "a{2",
  "a{",
  "{",
  "]",
  "^[]]$",
  "\\x61",
  "\\x{1F600}",
  "\\Aa\\z",
  "(|a)+b",
  "(a*)*b",
  "(a*)+$",
  "^(?:a?){3}b",
  "(?P<n>a)b",
  "(?<n>a)b",
  "a??b",
  "a*?b",
  "^[a-]b",
  "[\\]]",
  "[\\d-]+",
  "(?i)[a-b]B",
  "(?i)[^a]",
  "^$",
  "x*",
  "\\.",
  "\\/",
  "(?U)a+",
];

describe("agrees with RE2", () => {
  test.each(patterns.map((source) => [source]))("about %s", (source) => {
    for (const text of texts) expect([text, ours(source, text)]).toEqual([text, theirs(source, text)]);
  });

  test("about made-up patterns", () => {
    const { pattern } = fc.letrec<{ pattern: string; atom: string; part: string }>((tie) => ({
      pattern: fc.array(tie("part"), { maxLength: 4 }).map((parts) => parts.join("")),
      part: fc.oneof(
        { maxDepth: 3, depthSize: "small" },
        tie("atom"),
        fc
          .tuple(tie("atom"), fc.constantFrom("*", "+", "?", "{2}", "{1,3}", "{0}", "{2,}", "*?"))
          .map((x) => x.join("")),
        fc.tuple(tie("pattern"), tie("pattern")).map(([a, b]) => `(?:${a}|${b})`),
        tie("pattern").map((one) => `(${one})`),
      ),
      atom: fc.constantFrom("a", "b", "c", ".", "[ab]", "[^a]", "\\d", "\\w", "^", "$", "\\b", "1", "(?i:B)"),
    }));
    const text = fc.array(fc.constantFrom("a", "b", "c", "1", " ", "\n", "B"), { maxLength: 8 }).map((x) => x.join(""));
    fc.assert(
      fc.property(pattern, text, (source, given) => ours(source, given) === theirs(source, given)),
      {
        numRuns: 2_000,
      },
    );
  });

  test.each(["(?=a)", "(?<!a)", "(a)\\1", "a**", "[z-a]", "(", ")", "\\q", "a{1001}", "[[:nope:]]", "\\p{Nope}"])(
    "in refusing %s",
    (source) => {
      expect([ours(source, ""), theirs(source, "")]).toEqual(["refused", "refused"]);
    },
  );
});

describe("differs from RE2 where schemas are written for ECMAScript too", () => {
  test.each([
    ["\\u0061", "a"],
    ["^\\u{1F600}$", "😀"],
    ["^[\\b]$", "\b"],
  ])("%s", (source, text) => {
    expect([ours(source, text), theirs(source, text)]).toEqual([true, "refused"]);
  });
});

test("never throws, whatever the text", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), fc.string(), (source, text) => void ours(source, text)));
  const signs = fc.array(fc.constantFrom(..."()[]{}?*+|^$\\.-:<>=!,0123abdpPsSwLiU"), { maxLength: 20 });
  fc.assert(fc.property(signs, fc.string(), (parts, text) => void ours(parts.join(""), text)));
});

test("a pattern that is too long or too large is refused", () => {
  expect(ours("a".repeat(5_000), "")).toBe("refused");
  expect(ours("((a{100}){100}){100}", "")).toBe("refused");
});
