import { expect, test } from "vitest";
import { compiledOnce } from "./memo.ts";

test("one document is compiled once, an equal one again", () => {
  const document = { type: "string" };
  expect(compiledOnce(document)).toBe(compiledOnce(document));
  expect(compiledOnce({ ...document })).not.toBe(compiledOnce(document));
  const broken = { type: "strin" };
  expect(compiledOnce(broken)).toHaveProperty("problems");
  expect(compiledOnce(broken)).toBe(compiledOnce(broken));
});
