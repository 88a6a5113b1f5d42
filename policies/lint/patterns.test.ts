import { expect, test } from "vitest";
import { unanchored } from "./patterns.ts";

test.each([
  ["a", "a"],
  ["a|^b$", "a"],
  ["^a|b", "b"],
  ["a\\$", "a\\$"],
  ["(a|b)", "a"],
  ["[$]", "[$]"],
  ["(^a|b)c", "(^a|b)c"],
])("%s may match anywhere", (pattern, part) => {
  expect(unanchored(pattern)).toBe(part);
});

test.each([
  "^a",
  "a$",
  "^(a|b)$",
  "(^a|^b)c",
  "a(b$|c$)",
  "(?i)^a$",
  "\\Aa\\z",
  "^a|b$",
  "(?:^a$)",
  "^[a|b]$",
  ".*",
  "^[]|]x",
])("%s is anchored", (pattern) => {
  expect(unanchored(pattern)).toBeUndefined();
});
