import { describe, expect, test } from "vitest";
import { structural } from "../structural.ts";
import { Story } from "./story.ts";
import { storyRules } from "./story-rules.ts";

const spec = structural(Story.spec).properties ?? {};

test("uniqueness is said over what each list comes after", () => {
  expect(storyRules.map(({ rule }) => rule).slice(0, 3)).toEqual([
    "self.steps.all(a, self.steps.exists_one(b, b.name == a.name))",
    "!has(self.compensations) || self.compensations.all(a, self.compensations.exists_one(b, b.name == a.name)" +
      " && !self.steps.exists(b, b.name == a.name))",
    "!has(self.finally) || self.finally.all(a, self.finally.exists_one(b, b.name == a.name)" +
      " && !self.steps.exists(b, b.name == a.name)" +
      " && (!has(self.compensations) || !self.compensations.exists(b, b.name == a.name)))",
  ]);
});

// The API server estimates the cost of a rule from the bounds of what it walks and compares; without them it refuses
// the CRD.
describe.each(["steps", "compensations", "finally", "transports"])("%s", (name) => {
  test("is bounded, and so are the names in it", () => {
    expect(spec[name]?.maxItems).toBeLessThanOrEqual(100);
    expect(spec[name]?.items?.properties?.name?.maxLength).toBe(63);
  });
});

test("rules speak only of fields that are there", () => {
  const named = storyRules.flatMap(({ rule }) => [...rule.matchAll(/self\.(\w+)/g)].map(([, field]) => field ?? ""));
  expect(named.filter((field) => spec[field] === undefined)).toEqual([]);
});

test("an optional list is asked for before it is walked", () => {
  for (const { rule } of storyRules)
    for (const [, field = ""] of rule.matchAll(/self\.(compensations|finally|transports)\./g))
      expect(rule).toContain(`!has(self.${field}) || `);
});
