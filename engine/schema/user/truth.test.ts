import { expect, test } from "vitest";
import { and, either, invalid, not, unknown, valid, within } from "./truth.ts";

test("the unknown stays unknown unless the rest decides", () => {
  expect([and(valid, unknown), and(invalid, unknown), and(valid, valid)]).toEqual([unknown, invalid, valid]);
  expect([not(valid), not(unknown), not(invalid)]).toEqual([invalid, unknown, valid]);
  expect([either(valid, valid), either(valid, invalid), either(invalid, invalid)]).toEqual([valid, unknown, invalid]);
});

test("counts that may still grow", () => {
  expect(within(1, 0, 1, 2)).toBe(valid);
  expect(within(0, 1, 1, 2)).toBe(unknown);
  expect(within(2, 1, 1, 2)).toBe(unknown);
  expect(within(3, 0, 1, 2)).toBe(invalid);
  expect(within(0, 1, 2, 3)).toBe(invalid);
});
