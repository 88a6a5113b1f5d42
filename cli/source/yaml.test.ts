import { expect, test } from "vitest";
import { toJson } from "./tree.ts";
import { readYaml } from "./yaml.ts";

const values = (text: string) => readYaml(text).map(({ tree }) => tree && toJson(tree));
const problems = (text: string) =>
  readYaml(text).flatMap((document) => document.problems.map(({ message }) => message));

test("scalars are what kubectl makes of them", () => {
  expect(values("[yes, off, 010, 0x1F, 1_000, ~, 2020-01-01, 1:20, '1', 1e3]")).toEqual([
    [true, false, 8, 31, 1000, null, "2020-01-01", "1:20", "1", 1000],
  ]);
  expect(values("1: a\ntrue: b")).toEqual([{ "1": "a", true: "b" }]);
});

test("empty documents are no documents", () => {
  expect(values("---\n# nothing\n---\na: 1\n---\n")).toEqual([{ a: 1 }]);
  expect(values("")).toEqual([]);
});

test("anchors, aliases and merges are followed; what an object says itself wins", () => {
  expect(values("a: &x {b: 1, c: 2}\nd: *x\ne: {<<: *x, b: 3}\nf: {<<: [*x, {g: 4}]}")).toEqual([
    { a: { b: 1, c: 2 }, d: { b: 1, c: 2 }, e: { b: 3, c: 2 }, f: { b: 1, c: 2, g: 4 } },
  ]);
});

test.each([
  ["a: 1\na: 2", 'key "a" is given twice'],
  ["a: .nan", "NaN is not a number that JSON has"],
  ["a: -.inf", "-Infinity is not a number that JSON has"],
  ['a: "\\uD800"', "a lone surrogate is not a character"],
  ["? [a]\n: 1", "a key has to be text"],
  ["a: *x", "alias *x has no anchor &x before it"],
  ["a: &x [*x]", "alias *x has no anchor &x before it"],
  ["a: !!binary aGk=", "unresolved tag: tag:yaml.org,2002:binary"],
  ["a: !!timestamp 2020-01-01", "unresolved tag: tag:yaml.org,2002:timestamp"],
  ["a: {<<: 1}", "<< merges objects only"],
  ["a:\n\tb: 1", "tabs are not allowed as indentation"],
  ["a: [1,", "flow sequence in block collection must be sufficiently indented and end with a ]"],
])("%j is a problem", (text, message) => {
  expect(problems(text)).toEqual([message]);
});

test("aliases of aliases cost nothing until somebody expands them", () => {
  const rows = Array.from({ length: 30 }, (_, at) => `k${at + 1}: &k${at + 1} [*k${at}, *k${at}, *k${at}]`);
  const [document] = readYaml(`k0: &k0 [x]\n${rows.join("\n")}`);
  expect(document?.problems).toEqual([]);
  expect(document?.tree?.size).toBeGreaterThan(1e12);
});

test("copies of copies by << are bounded", () => {
  const base = `a: &a {${Array.from({ length: 2000 }, (_, at) => `k${at}: 1`).join(", ")}}\n`;
  const uses = Array.from({ length: 100 }, (_, at) => `m${at}: {<<: *a}`).join("\n");
  expect(problems(base + uses)[0]).toBe("<< copies more than 100000 fields");
});

test("nesting without end is a problem, not a crash", () => {
  expect(problems(`a: ${"[".repeat(50_000)}`)).toHaveLength(1);
});
