import { expect, test } from "vitest";
import { defaults, guard, judges, occasion, rule } from "./rule.ts";

const base = { id: "story/x", kind: "Story", summary: "It holds.", why: "It must.", examples: { allow: [], deny: [] } };
const check = () => [];

test("a rule is the value that was given", () => {
  const given = { ...base, effect: "deny" as const, check };
  expect(rule(given)).toBe(given);
});

test("a guard is about deletions only", () => {
  expect(guard({ ...base, check })).toEqual({ ...base, check, effect: "guard", on: ["DELETE"] });
});

test.each([
  [{}, "CREATE", ["spec", "metadata"], true],
  [{}, "UPDATE", ["metadata"], false],
  [{}, "DELETE", [], false],
  [{ about: "metadata" }, "UPDATE", ["metadata"], true],
  [{ about: "metadata" }, "UPDATE", ["status"], false],
  [{ about: "status" }, "CREATE", ["spec", "metadata"], false],
  [{ about: "status" }, "UPDATE", ["status"], true],
  [{ on: ["UPDATE"] }, "CREATE", ["spec"], false],
  [{ on: ["DELETE"] }, "DELETE", [], true],
] as const)("%j judges %s of %j: %s", (given, operation, abouts, expected) => {
  expect(judges(given, operation, abouts)).toBe(expected);
});

test("the occasion of a rule is said in words", () => {
  expect(occasion({})).toBe("CREATE, UPDATE");
  expect(occasion({ on: ["DELETE"] })).toBe("DELETE");
  expect(occasion({ about: "metadata" })).toBe("CREATE, UPDATE, also of metadata alone");
  expect(occasion({ about: "status" })).toBe("UPDATE of status");
});

test("a default says what it is", () => {
  const fill = () => [];
  expect(defaults({ ...base, examples: { fills: [] }, fill }).effect).toBe("default");
});
