import { expect, test } from "vitest";
import { parse } from "./parse.ts";

const problem = (source: string) => {
  const parsed = parse(source);
  return "problem" in parsed ? parsed.problem.message : undefined;
};

test.each([
  ["(?=a)", "look-around has no linear-time form"],
  ["(?<!a)", "look-around has no linear-time form"],
  ["(a)\\1", "a back-reference has no linear-time form"],
  ["a{1001}", "a repetition asks for more than 1000 times"],
  ["a{3,2}", "a repetition has its bounds the wrong way round"],
  ["a**", "a repetition is repeated"],
  ["a*+", "a repetition is repeated"],
  ["*a", "nothing stands before *"],
  ["(a", "a group is not closed"],
  ["a)", "a ) closes no group"],
  ["[a", "a class is not closed"],
  ["\\", "a backslash stands at the end"],
  ["(?q)", 'there is no flag "q"'],
  ["(?<1>a)", "a group starts with something unknown"],
  ["\\p{Nope}", 'there is no Unicode class "Nope"'],
  ["\\q", "there is no escape \\q"],
  ["(".repeat(200), "groups are nested more than 100 deep"],
])("%s: %s", (source, message) => {
  expect(problem(source)).toBe(message);
});

test.each(["", "a|", "(?:)", "a{", "a{,3}", "a{2", "(?i-s:a)", "(?P<n>a)", "(?<n>a)", "a{2}?", "^*", "[]a]", "]"])(
  "%s is a pattern",
  (source) => {
    expect(problem(source)).toBeUndefined();
  },
);

test("says where", () => {
  expect(parse("ab(?=c)")).toEqual({ problem: { at: 2, message: "look-around has no linear-time form" } });
});
