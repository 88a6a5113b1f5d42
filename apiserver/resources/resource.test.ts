import { expect, test } from "vitest";
import { allVerbs, groupVersion } from "./resource.ts";

test("the core group has no name", () => {
  expect(groupVersion({ group: "", version: "v1" })).toBe("v1");
  expect(groupVersion({ group: "g", version: "v1" })).toBe("g/v1");
  expect(allVerbs).toContain("watch");
});
