import { expect, test } from "vitest";
import type { Action } from "./verb.ts";
import { actionsOf, on, text } from "./verb.ts";

test("flags are read by what they are", () => {
  const given = { args: [], flags: { strict: true, output: "json" } };
  expect([text(given, "output"), text(given, "strict"), text(given, "none")]).toEqual(["json", undefined, undefined]);
  expect([on(given, "strict"), on(given, "output"), on(given, "none")]).toEqual([true, false, false]);
});

test("a verb with actions is run by two words", () => {
  const action: Action = { name: "b", summary: "B.", examples: [], load: async () => async () => 0 };
  const verbs = [
    { ...action, name: "a" },
    { name: "c", summary: "C.", actions: [action] },
  ];
  expect(actionsOf(verbs).map(({ words }) => words)).toEqual([["a"], ["c", "b"]]);
});
