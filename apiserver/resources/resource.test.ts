import { expect, test } from "vitest";
import { groupVersion, verbs } from "./resource.ts";

test("the core group has no name", () => {
  expect(groupVersion({ group: "", version: "v1" })).toBe("v1");
  expect(groupVersion({ group: "g", version: "v1" })).toBe("g/v1");
  expect(verbs).toContain("watch");
});
