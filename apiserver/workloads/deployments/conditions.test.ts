import { expect, test } from "vitest";
import { conditionOf, withCondition, withoutCondition } from "./conditions.ts";

test("a condition keeps the time of its status, and all of it where its reason stays too", () => {
  const say = (status: "True" | "False", reason: string) =>
    ({ type: "Progressing", status, reason, message: reason }) as const;
  const first = withCondition([], say("True", "A"), "1");
  expect(first).toEqual([{ ...say("True", "A"), lastUpdateTime: "1", lastTransitionTime: "1" }]);
  expect(withCondition(first, say("True", "A"), "2")).toBe(first);
  expect(withCondition(first, say("True", "A"), "2", true)).toMatchObject([
    { lastUpdateTime: "2", lastTransitionTime: "1" },
  ]);
  expect(withCondition(first, say("True", "B"), "2")).toMatchObject([{ lastUpdateTime: "2", lastTransitionTime: "1" }]);
  expect(withCondition(first, say("False", "B"), "2")).toMatchObject([{ lastTransitionTime: "2" }]);
  expect(withoutCondition(first, "Progressing")).toEqual([]);
  expect(conditionOf(first, "Available")).toBeUndefined();
});
