import { expect, test } from "vitest";
import { on, text } from "./verb.ts";

test("flags are read by what they are", () => {
  const given = { args: [], flags: { strict: true, output: "json" } };
  expect([text(given, "output"), text(given, "strict"), text(given, "none")]).toEqual(["json", undefined, undefined]);
  expect([on(given, "strict"), on(given, "output"), on(given, "none")]).toEqual([true, false, false]);
});
