import { expect, test } from "vitest";
import { functionNames } from "./signatures.ts";
import { useOf } from "./uses.ts";

test("a function reads what it is given, unless the table says otherwise", () => {
  expect(useOf("upper")).toEqual({ way: "read" });
  expect(useOf("index")).toEqual({ way: "index" });
  expect(functionNames.filter((name) => useOf(name).way !== "read").length).toBeGreaterThan(20);
});
