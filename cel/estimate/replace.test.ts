import { expect, test } from "vitest";
import { exactly, limit, unknown } from "./range.ts";
import { replaced } from "./replace.ts";

const upTo = (max: number) => ({ min: 0n, max: BigInt(max) });

test("a text becomes as long as what takes the place of its parts", () => {
  expect(replaced(upTo(30), exactly(1), exactly(1)).max).toBe(30n);
  expect(replaced(upTo(30), exactly(1), exactly(3)).max).toBe(90n);
  expect(replaced(upTo(30), exactly(4), exactly(5)).max).toBe(40n);
  expect(replaced(upTo(30), exactly(0), exactly(2)).max).toBe(31n * 2n + 30n);
  expect(replaced(exactly(30), exactly(3), exactly(1)).min).toBe(10n);
  expect(replaced(unknown, exactly(0), exactly(2)).max).toBe(limit);
});
