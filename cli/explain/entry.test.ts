import { expect, test } from "vitest";
import { judging } from "../testing/sample.ts";
import { entries } from "./entry.ts";

test("every rule is there once, with what it covers and examples of both sides", () => {
  const all = entries(judging.packs);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  const rules = all.filter(({ effect }) => effect === "deny");
  expect(rules.length).toBeGreaterThan(20);
  for (const { examples } of rules)
    expect(new Set(examples.map(({ means }) => means))).toEqual(new Set(["refused", "allowed"]));
  expect(all.find(({ id }) => id === "story/schema")).toMatchObject({ effect: "schema", kind: "Story" });
});
