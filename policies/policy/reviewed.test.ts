import { expect, test } from "vitest";
import { isForReviews } from "./reviewed.ts";

test("webhooks ask at Admission, about references too, and nowhere else", () => {
  expect([[], ["Admission"], ["Reference"], ["Launch", "Reference"]].map(isForReviews)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect([["Launch"], ["Gate", "Stream"]].map(isForReviews)).toEqual([false, false]);
});
