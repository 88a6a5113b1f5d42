import { expect, test } from "vitest";
import { parseLabelSelector } from "./labels.ts";

const labels = { app: "web", tier: "front", n: "10", empty: "" };

test.each([
  ["", true],
  ["app=web", true],
  ["app==web,tier=front", true],
  ["app=db", false],
  ["app!=db", true],
  ["other!=x", true],
  ["app in (db, web)", true],
  ["app notin (db,web)", false],
  ["other notin (x)", true],
  ["app", true],
  ["!app", false],
  ["!other", true],
  ["app in (web),tier", true],
  ["empty=", true],
  ["empty in (,x)", true],
  ["empty notin ()", false],
  ["n>9", true],
  ["n > 10", false],
  ["n<11", true],
  ["app<11", false],
  ["other>0", false],
  ["in=x", false],
])("%s is %s", (text, expected) => expect(parseLabelSelector(text)(labels)).toBe(expected));

test.each([
  ["a b", "unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt"],
  ["a in b", "unable to parse requirement: found 'b' expected: '('"],
  ["a in (b", "unable to parse requirement: found '', expected: ',' or ')'"],
  ["a=b=c", "found '=', expected: ',' or 'end of string'"],
  ["in (x)", "unable to parse requirement: found '(', expected: in, notin, =, ==, !=, gt, lt"],
  [",", "found ',', expected: !, identifier, or 'end of string'"],
  ["!a=b", "found '=', expected: ',' or 'end of string'"],
  ["a,", "found '', expected: identifier after ','"],
  [
    "a>b",
    `unable to parse requirement: values[0]: Invalid value: "b": for 'Gt', 'Lt' operators, the value must be an integer`,
  ],
])("%j is refused", (text, words) => expect(() => parseLabelSelector(text)).toThrow(words));

test.each(["-=x", "a=-", "!-", "a!", "!!a"])("%j is refused as a requirement", (text) => {
  expect(() => parseLabelSelector(text)).toThrow(/^unable to parse requirement/);
});

test("a value is named by its place among the values", () => {
  expect(() => parseLabelSelector("l in (b,a/b)")).toThrow(
    /^unable to parse requirement: values\[0\]\[l\]: Invalid value: "a\/b": a valid label must be an empty string/,
  );
});
