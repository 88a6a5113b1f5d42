import { expect, test } from "vitest";
import { reviews } from "./reviews.ts";

test("reviews are named by plural and kind", () => {
  for (const { resource, kind } of Object.values(reviews).flat()) expect(resource).toBe(`${kind.toLowerCase()}s`);
});
