import { expect, test } from "vitest";
import { many, map, meta, one } from "./words.ts";

test("fields are texts unless they say otherwise", () => {
  expect(one("a")).toEqual({ name: "a", type: "string" });
  expect(many("a", "int")).toEqual({ name: "a", type: "int", repeated: true });
  expect(map("a")).toEqual({ name: "a", type: "string", map: true });
  expect(meta.name).toBe("metadata");
});
