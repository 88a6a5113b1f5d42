import { expect, test } from "vitest";
import { Instant } from "./instant.ts";

const time = new Instant(1_700_000_000, 120_000_000);

test.each([
  ["2006-01-02T15:04:05Z07:00", "2023-11-14T22:13:20Z"],
  ["Mon Jan _2 3:04PM 06", "Tue Nov 14 10:13PM 23"],
  ["Monday, January 02 pm", "Tuesday, November 14 pm"],
  ["002 __2", "318 318"],
  [".000 .999 ,00", ".120 .12 ,12"],
  ["-0700 -07:00 MST", "+0000 +00:00 UTC"],
  ["1/2 4:5", "11/14 13:20"],
])("in the layout %s it is %s", (layout, text) => {
  expect(time.format(layout)).toBe(text);
});

test("a zone shows its own time", () => {
  const there = new Instant(0, 0, { name: "", offset: -(5 * 3_600 + 30 * 60) });
  expect(there.format("15:04 -0700 -07 -07:00:00 Z07:00 MST")).toBe("18:30 -0530 -05 -05:30:00 -05:30 -0530");
  expect(new Instant(0, 0, { name: "CET", offset: 3_600 }).toString()).toBe("1970-01-01 01:00:00 +0100 CET");
});
