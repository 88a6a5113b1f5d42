import { expect, test } from "vitest";
import { Slots } from "./slots.ts";

const start = Date.UTC(2026, 2, 1);
const hour = 3_600_000;

test("a day has hours, a month has days", () => {
  const day = new Slots(start, start + 24 * hour - 1);
  expect([day.all.length, day.all[1]?.start]).toEqual([24, "2026-03-01T01:00:00.000Z"]);
  const month = new Slots(start, start + 31 * 24 * hour - 1);
  expect([month.all.length, month.all[30]?.start]).toEqual([31, "2026-03-31T00:00:00.000Z"]);
  expect(new Slots(start, start + 1).all.length).toBe(1);
  expect(new Slots(0, Number.MAX_SAFE_INTEGER / 2).all.length).toBe(2_000);
});

test("decisions are counted where they are", () => {
  const slots = new Slots(start, start + 24 * hour - 1);
  slots.add(start + 2 * hour, "refused");
  slots.add(start + 3 * hour - 1, "allowed");
  slots.add(start - 1, "allowed");
  expect(slots.all.filter(({ allowed, refused }) => allowed + refused > 0)).toEqual([
    { start: "2026-03-01T02:00:00.000Z", allowed: 1, refused: 1 },
  ]);
});
