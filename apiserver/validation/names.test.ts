import { expect, test } from "vitest";
import { keyProblems, label1035Problems, labelProblems, subdomainProblems, valueProblems } from "./names.ts";

test.each(["a", "a-b", "a.b", "1", "x".repeat(63)])("%s is a subdomain", (name) =>
  expect(subdomainProblems(name)).toEqual([]),
);
test.each(["", "A", "a_b", "-a", "a-", "a..b", ".", "x".repeat(254)])("%j is no subdomain", (name) =>
  expect(subdomainProblems(name)).toHaveLength(1),
);

test("the message names the rule", () => {
  expect(subdomainProblems("A")[0]).toBe(
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
  );
});

test("labels have no dots, and some no leading digit", () => {
  expect(labelProblems("a.b")).toHaveLength(1);
  expect(labelProblems("1a")).toEqual([]);
  expect(label1035Problems("1a")).toHaveLength(1);
  expect(label1035Problems("a1")).toEqual([]);
});

test("label keys and values", () => {
  for (const key of ["a", "app.kubernetes.io/name", "A_b.c"]) expect(keyProblems(key)).toEqual([]);
  for (const key of ["", "/a", "a/", "a/b/c", "-a", "A/b", `${"x".repeat(64)}`])
    expect(keyProblems(key).length).toBeGreaterThan(0);
  for (const value of ["", "a", "A-b_c.d"]) expect(valueProblems(value)).toEqual([]);
  for (const value of ["-a", "a b", "x".repeat(64)]) expect(valueProblems(value)).toHaveLength(1);
});
