import { expect, test } from "vitest";
import { many, map, meta, one, pointer, selector } from "./words.ts";

test("fields are texts unless they say otherwise", () => {
  expect(one("a")).toEqual({ name: "a", type: "string" });
  expect(many("a", "int")).toEqual({ name: "a", type: "int", repeated: true });
  expect(map("a")).toEqual({ name: "a", type: "string", map: true });
  expect(meta.name).toBe("metadata");
  expect(selector[1]).toEqual({ name: "matchLabels", type: "string", map: true });
});

test("a pointer tells its zero from what is not set", () => {
  expect(pointer("a", "int")).toEqual({ name: "a", type: "int", zero: true });
});
