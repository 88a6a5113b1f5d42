import { expect, test } from "vitest";
import { age, name } from "./standard.ts";

test("name and age of an object", () => {
  const object = { metadata: { name: "a", creationTimestamp: "1970-01-01T00:00:00Z" } };
  expect(name.cell(object, 0)).toBe("a");
  expect(age.cell(object, 61_000)).toBe("61s");
});
