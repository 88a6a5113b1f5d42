import { expect, test } from "vitest";
import { defaults, guard, rule } from "./rule.ts";

const base = { id: "story/x", kind: "Story", summary: "It holds.", why: "It must.", examples: { allow: [], deny: [] } };
const check = () => [];

test("a rule is the value that was given", () => {
  const given = { ...base, effect: "deny" as const, check };
  expect(rule(given)).toBe(given);
});

test("a guard is about deletions only", () => {
  expect(guard({ ...base, check })).toEqual({ ...base, check, effect: "guard", on: ["DELETE"] });
});

test("a default says what it is", () => {
  const fill = () => [];
  expect(defaults({ ...base, examples: { fills: [] }, fill }).effect).toBe("default");
});
