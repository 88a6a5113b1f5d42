import { expect, test } from "vitest";
import { kindOf, showPath } from "./finding.ts";

test("places are written as the API server writes them", () => {
  expect(showPath([{ name: "spec" }, { name: "l" }, 0, { key: "a/b" }])).toBe("spec.l[0][a/b]");
  expect(showPath([])).toBe("<nil>");
});

test("a reason that is none is invalid", () => {
  expect([kindOf("FieldValueRequired"), kindOf(undefined), kindOf("toString")]).toEqual([
    "required",
    "invalid",
    "invalid",
  ]);
});
