import { expect, test } from "vitest";
import { kindKey, kindTable } from "./kind-table.ts";
import { storyKind } from "./testing/reviews.ts";

test("finds a kind by its whole resource only", () => {
  const table = kindTable([storyKind]);
  expect(table.get(kindKey("bubustack.io", "v1alpha1", "stories"))).toBe(storyKind);
  expect(table.get(kindKey("bubustack.io", "v1", "stories"))).toBeUndefined();
  expect(table.get(kindKey("", "v1alpha1", "stories"))).toBeUndefined();
});
